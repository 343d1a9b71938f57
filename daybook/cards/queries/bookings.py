"""A client's bookings and payments in lines, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Prefetch
from django.utils import timezone

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import BookingQuerySet, Line
from daybook.bookings.rights import sees_payments
from daybook.cards.queries.facts import seen_bookings
from daybook.payments.models import Payment
from daybook.shared.actor import Actor

MOST_COMING = 10
MOST_PAST = 10
MOST_PAYMENTS = 10


@dataclass(frozen=True)
class BookingLine:
    """A booking as a card tells it; money is None where it is not for the actor to see."""

    id: int
    visit_id: int
    starts_at: datetime
    duration: timedelta
    staff: str
    services: tuple[str, ...]
    status: VisitStatus
    comment: str
    is_deleted: bool
    cost: Decimal | None
    paid: Decimal | None


@dataclass(frozen=True)
class PaymentLine:
    """Money that came in for a booking of theirs, or, below zero, went back."""

    id: int
    at: datetime
    amount: Decimal
    way: str
    visit_id: int


@dataclass(frozen=True)
class Lines:
    """What is to come, the last of what was, and the last payments; `has_more` where the card does not tell all."""

    coming: Sequence[BookingLine]
    past: Sequence[BookingLine]
    payments: Sequence[PaymentLine]
    has_more: bool


def lines_of(client_id: int, actor: Actor) -> Lines:
    """The first few of each kind; bookings that were deleted stand among the past ones."""
    seen, now = seen_bookings(client_id, actor), timezone.now()
    live_and_to_come = seen.not_cancelled().filter(starts_at__gte=now)
    past = _told(seen.exclude(deleted_at=None, starts_at__gte=now).order_by("-starts_at", "-pk"), MOST_PAST + 1, actor)
    coming = _told(live_and_to_come.order_by("starts_at", "pk"), MOST_COMING + 1, actor)
    payments = payments_of(client_id, actor, at_most=MOST_PAYMENTS) if sees_payments(actor) else []
    has_more = len(past) > MOST_PAST or len(coming) > MOST_COMING
    return Lines(coming[:MOST_COMING], past[:MOST_PAST], payments, has_more)


def payments_of(client_id: int, actor: Actor, *, at_most: int | None = None) -> list[PaymentLine]:
    """The payments of the client's bookings that the actor sees, the latest first."""
    theirs = Payment.objects.of(actor).filter(booking__in=seen_bookings(client_id, actor)).select_related("booking")
    return [
        PaymentLine(
            each.pk,
            each.paid_at,
            -each.amount if each.kind == "refund" else each.amount,
            f"{each.get_kind_display()}, {each.get_method_display()}",
            each.booking.visit_id,
        )
        for each in theirs.order_by("-paid_at", "-pk")[:at_most]
    ]


def _told(bookings: BookingQuerySet, at_most: int, actor: Actor) -> list[BookingLine]:
    lines = Line.objects.of(actor).select_related("service").order_by("place", "pk")
    shows_money = sees_payments(actor)
    return [
        BookingLine(
            booking.pk,
            booking.visit_id,
            booking.starts_at,
            booking.duration,
            booking.staff.name,
            tuple(line.service.name for line in booking.lines.all()),
            VisitStatus(booking.status),
            booking.comment,
            booking.is_deleted,
            booking.cost if shows_money else None,
            booking.paid if shows_money else None,
        )
        for booking in bookings.select_related("staff").prefetch_related(Prefetch("lines", lines))[:at_most]
    ]
