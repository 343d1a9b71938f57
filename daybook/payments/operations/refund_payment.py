"""Giving money back."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.steps.book import Money, book, booked_before, hold_booking
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.templatetags import shown


@operation
def refund_payment(
    booking_id: int, amount: Decimal, method: PaymentMethod, *, form_key: UUID | None, actor: Actor
) -> Payment:
    """Give money back for a booking, at most what was paid; the same `form_key` again gives the first refund."""
    booking = hold_booking(booking_id, actor)
    money = Money(booking_id, PaymentKind.REFUND, amount, method, form_key)
    if before := booked_before(money, actor):
        return before
    too_much = _("Only %(paid)s was paid.") % {"paid": shown.money(booking.paid, actor)}
    return book(money, most=booking.paid, too_much=too_much, actor=actor)
