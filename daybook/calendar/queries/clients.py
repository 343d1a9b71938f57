"""Clients as the visit form looks for them, with phones as the actor may see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from daybook.access.choices import Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.rights import sees_payments, visible_in_calendar
from daybook.calendar.queries.past import PastVisit, last_visits
from daybook.clients.models import Client
from daybook.clients.queries.search import clients_like, digits_of, whole_numbers
from daybook.clients.rights import may_look_up
from daybook.clients.rules import name_shown
from daybook.shared.actor import Actor
from daybook.shared.phones import masked

MOST = 8
FEWEST_DIGITS_OF_A_PHONE = 7


@dataclass(frozen=True)
class ClientCard:
    """A client as the form shows them; the phone has X for digits where the actor may not see it.

    `sought` finds the client in the register: the phone, or the name where the register does not show phones.
    `spent` is None where money is not for the actor to see.
    """

    id: int
    name: str
    phone: str
    email: str
    comment: str
    visits: int = 0
    no_shows: int = 0
    last_at: datetime | None = None
    next_at: datetime | None = None
    next_visit_id: int | None = None
    spent: Decimal | None = None
    sought: str = ""
    past: list[PastVisit] = field(default_factory=list)


def clients_found(text: str, actor: Actor) -> list[ClientCard]:
    """The first `MOST` that the text may mean, and one more where there are more of them.

    Raises `ValueError` with a sentence where it cannot be searched for.
    """
    if not text.strip() or not may_look_up(actor):
        return []
    found = clients_like(text.strip(), actor, sees_phones=actor.has(Right.CALENDAR_PHONES)).filter(retired_at=None)
    return [_card(client, actor) for client in found.order_by("name", "pk")[: MOST + 1]]


def client_card(client_id: int, actor: Actor) -> ClientCard | None:
    """The client with what is known of their visits; None where there is no such client that the actor may see."""
    client = Client.objects.of(actor).filter(pk=client_id).first()
    seen = visible_in_calendar(Booking.objects.of(actor).filter(client_id=client_id), actor)
    if client is None or not (may_look_up(actor) or seen.exists()):
        return None
    counted = seen.not_cancelled().aggregate(
        visits=Count("visit_id", distinct=True, filter=Q(status=VisitStatus.ARRIVED)),
        no_shows=Count("visit_id", distinct=True, filter=Q(status=VisitStatus.NO_SHOW)),
        last_at=Max("starts_at", filter=Q(status=VisitStatus.ARRIVED)),
        spent=Sum("paid", default=Decimal(0)),
    )
    if not sees_payments(actor):
        counted["spent"] = None
    coming = seen.not_cancelled().filter(starts_at__gte=timezone.now()).exclude(status=VisitStatus.NO_SHOW)
    next_id, next_at = coming.order_by("starts_at", "pk").values_list("visit_id", "starts_at").first() or (None, None)
    return _card(client, actor, past=last_visits(seen, actor), next_visit_id=next_id, next_at=next_at, **counted)


def client_with_phone(text: str, actor: Actor) -> ClientCard | None:
    """Whose phone this is, written in any form; None where it is nobody's."""
    is_whole = len(digits_of(text)) >= FEWEST_DIGITS_OF_A_PHONE and may_look_up(actor)
    numbers = whole_numbers(text, actor.country) if is_whole else []
    client = Client.objects.of(actor).filter(phone__in=numbers).order_by("pk").first() if numbers else None
    return _card(client, actor) if client else None


def _card(client: Client, actor: Actor, **more: object) -> ClientCard:
    sees_phones = actor.has(Right.CALENDAR_PHONES)
    return ClientCard(
        id=client.pk,
        name=name_shown(client.name),
        phone=client.phone if sees_phones else masked(client.phone),
        email=client.email,
        comment=client.comment,
        sought=client.phone if client.phone and actor.has(Right.REGISTER_PHONES) and sees_phones else client.name,
        **more,  # type: ignore[arg-type]  # untyped: aggregate() names no types
    )
