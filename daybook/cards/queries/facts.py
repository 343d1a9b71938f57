"""A client as their card tells them: who they are, and what is known of their visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Max, Min, Q, Sum
from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.rights import sees_payments, visible, visible_in_calendar
from daybook.clients.models import Client, ClientErasure
from daybook.clients.queries.merged import kept_instead_of
from daybook.clients.queries.search import digits_of, whole_numbers
from daybook.clients.rights import sees_phones
from daybook.shared.actor import Actor
from daybook.shared.phones import masked

FEWEST_DIGITS, LONGEST = 7, 40
"""Of a phone, typed as a whole."""


@dataclass(frozen=True)
class Counters:
    """What a client's bookings come to, as far as the actor may see them; `spent` is None where money is not theirs."""

    visits: int
    no_shows: int
    cancelled: int
    spent: Decimal | None
    first_at: datetime | None
    last_at: datetime | None
    next_at: datetime | None


def client_of(client_id: int, actor: Actor) -> Client | None:
    """The client of this number at the actor's location."""
    return Client.objects.of(actor).filter(pk=client_id).first()


def holder_of_phone(text: str, actor: Actor, *, besides: int = 0) -> Client | None:
    """Whose phone this is, typed as a whole and in any form; None where it is nobody's, or only that of `besides`."""
    if len(text) > LONGEST or len(digits_of(text)) < FEWEST_DIGITS:
        return None
    holders = Client.objects.of(actor).filter(phone__in=whole_numbers(text, actor.country)).exclude(pk=besides)
    return holders.order_by("pk").first()


def phone_shown(client: Client, actor: Actor) -> str:
    """The phone, with an X for each digit where the actor may not see it."""
    return client.phone if sees_phones(actor) else masked(client.phone)


def leads_to(client_id: int, actor: Actor) -> Client | None:
    """The client in whom the one of this number went up; None where there is none."""
    kept_id = kept_instead_of(client_id, actor)
    return client_of(kept_id, actor) if kept_id else None


def erasure_of(client_id: int, actor: Actor) -> ClientErasure | None:
    """The record of a client's erasure."""
    return ClientErasure.objects.of(actor).filter(client_number=client_id).first()


def seen_bookings(client_id: int, actor: Actor) -> BookingQuerySet:
    """The client's bookings that the actor sees in the register or in the calendar, deleted ones too."""
    theirs = Booking.objects.of(actor).filter(client_id=client_id)
    return visible(theirs, actor) | visible_in_calendar(theirs, actor)


def is_booked(client_id: int, actor: Actor) -> bool:
    """Whether there is any booking of theirs, deleted ones count too, whoever may see it."""
    return Booking.objects.of(actor).filter(client_id=client_id).exists()


def counters_of(client_id: int, actor: Actor) -> Counters:
    """Counted in one pass over the client's bookings; visits are days they arrived, no-shows days they did not."""
    live, arrived = Q(deleted_at=None), Q(deleted_at=None, status=VisitStatus.ARRIVED)
    missed = Q(deleted_at=None, status=VisitStatus.NO_SHOW)
    counted = seen_bookings(client_id, actor).aggregate(
        visits=Count("visit_id", distinct=True, filter=arrived),
        no_shows=Count("visit_id", distinct=True, filter=missed),
        cancelled=Count("pk", filter=~live),
        spent=Sum("paid", default=Decimal(0)),
        first_at=Min("starts_at", filter=arrived),
        last_at=Max("starts_at", filter=arrived),
        next_at=Min("starts_at", filter=live & ~missed & Q(starts_at__gte=timezone.now())),
    )
    return Counters(**counted | {"spent": counted["spent"] if sees_payments(actor) else None})
