"""Giving money back."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.rights import refusal_to_give_back
from daybook.payments.steps.book import Money, book, booked_before, hold_booking
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.templatetags import shown


@operation
def refund_payment(
    booking_id: int, amount: Decimal, method: PaymentMethod, *, form_key: UUID | None, actor: Actor
) -> Payment:
    """Give back what was paid for a booking, deleted or not, and no more; the same `form_key` refunds once."""
    booking = hold_booking(booking_id, refusal_to_give_back, actor)
    money = Money(booking_id, PaymentKind.REFUND, amount, method, form_key)
    if before := booked_before(money, actor):
        return before
    too_much = _("Only %(paid)s was paid.") % {"paid": shown.money(booking.paid, actor)}
    return book(money, most=booking.paid, too_much=too_much, actor=actor)
