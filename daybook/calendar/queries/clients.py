"""Clients as the visit form looks for them, with phones as the actor may see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import phonenumbers
from django.db.models import Count, Max, Q

from daybook.access.choices import Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.rights import visible_in_calendar
from daybook.clients.models import Client, ClientQuerySet
from daybook.shared.actor import Actor
from daybook.shared.phones import masked

MOST = 8
FEWEST_DIGITS = 3
NOT_DIGITS = re.compile(r"\D")
LOOKS_LIKE_A_PHONE = re.compile(r"[\d\s()+.\-/]+")


@dataclass(frozen=True)
class ClientCard:
    """A client as the form shows them; the phone has X for digits where the actor may not see it."""

    id: int
    name: str
    phone: str
    email: str
    comment: str
    visits: int = 0
    no_shows: int = 0
    last_at: datetime | None = None


def clients_like(text: str, actor: Actor) -> list[ClientCard]:
    """The first few whose name holds every word, or whose phone holds the digits (the whole phone, where masked)."""
    found = Client.objects.of(actor).filter(retired_at=None)
    words = text.strip()
    if not words:
        return []
    by_phone = LOOKS_LIKE_A_PHONE.fullmatch(words)
    found = _with_phone_like(found, words, actor) if by_phone else found.named(words)
    return [_card(client, actor) for client in found.order_by("name", "pk")[:MOST]]


def client_card(client_id: int, actor: Actor) -> ClientCard | None:
    """The client with what is known of their visits; None where there is no such client here."""
    client = Client.objects.of(actor).filter(pk=client_id).first()
    if client is None:
        return None
    seen = visible_in_calendar(Booking.objects.of(actor).filter(client_id=client_id, deleted_at=None), actor)
    past = seen.aggregate(
        visits=Count("visit_id", distinct=True, filter=Q(status=VisitStatus.ARRIVED)),
        no_shows=Count("visit_id", distinct=True, filter=Q(status=VisitStatus.NO_SHOW)),
        last_at=Max("starts_at", filter=Q(status=VisitStatus.ARRIVED)),
    )
    return _card(client, actor, **past)


def client_with_phone(text: str, actor: Actor) -> ClientCard | None:
    """Whose phone this is, written in any form; None where it is nobody's."""
    phone = _whole(text, actor)
    client = Client.objects.of(actor).with_phone(phone).first() if phone else None
    return _card(client, actor) if client else None


def _with_phone_like(clients: ClientQuerySet, text: str, actor: Actor) -> ClientQuerySet:
    if not actor.has(Right.CALENDAR_PHONES):
        phone = _whole(text, actor)
        return clients.with_phone(phone) if phone else clients.none()
    digits = NOT_DIGITS.sub("", text)
    return clients.with_digits(digits) if len(digits) >= FEWEST_DIGITS else clients.none()


def _whole(text: str, actor: Actor) -> str:
    try:
        number = phonenumbers.parse(text, actor.country)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _card(client: Client, actor: Actor, **past: object) -> ClientCard:
    sees_phones = actor.has(Right.CALENDAR_PHONES)
    return ClientCard(
        id=client.pk,
        name=client.name,
        phone=client.phone if sees_phones else masked(client.phone),
        email=client.email,
        comment=client.comment,
        **past,  # type: ignore[arg-type]  # untyped: aggregate() names no types
    )
