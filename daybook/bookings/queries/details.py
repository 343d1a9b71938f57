"""Everything about one booking, as the dialog Info tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.bookings.queries.history import Change, history_of
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.register import register_rows
from daybook.bookings.queries.rows import RegisterRow, row_with_lines
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.errors import NotThere


@dataclass(frozen=True)
class Deletion:
    """Who deleted a booking, when, and through what."""

    at: datetime
    by: str
    through: str


@dataclass(frozen=True)
class PaymentTold:
    """A payment, or a refund as an amount below zero."""

    at: datetime
    amount: Decimal
    way: str


@dataclass(frozen=True)
class Details:
    """A booking, deleted or not: the row with its lines, its payments where they may be seen, its history."""

    row: RegisterRow
    payments: tuple[PaymentTold, ...]
    deletion: Deletion | None
    history: list[Change]


def details_of(booking_id: int, names: Names, *, actor: Actor) -> Details:
    """Everything about a booking that the actor sees in the register; raises `NotThere` for any other."""
    rows = register_rows(actor).filter(pk=booking_id)
    booking = rows.first()
    if booking is None:
        raise NotThere(_("There is no such booking here, or you may not see it."))
    row = row_with_lines(rows, actor)
    payments = _payments(booking) if actor.has(Right.PAYMENTS) else ()
    return Details(row, payments, _deletion(row, names), history_of(booking, actor))


def _payments(booking: Booking) -> tuple[PaymentTold, ...]:
    paid = booking.payments.order_by("paid_at", "pk")
    return tuple(
        PaymentTold(
            each.paid_at,
            -each.amount if each.kind == "refund" else each.amount,
            f"{each.get_kind_display()}, {each.get_method_display()}",
        )
        for each in paid
    )


def _deletion(row: RegisterRow, names: Names) -> Deletion | None:
    if row.deleted_at is None:
        return None
    channel = Channel(row.deleted_through)
    by_nobody = _("Client") if channel == Channel.ONLINE else str(channel.label)
    by = by_nobody if row.deleted_by_id is None else names.user(row.deleted_by_id)
    return Deletion(row.deleted_at, by, str(channel.label))
