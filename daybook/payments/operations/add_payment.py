"""Taking money for a booking."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from daybook.payments.choices import PaymentKind, PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.rights import refusal_to_pay
from daybook.payments.steps.book import Money, book, booked_before, hold_booking
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.templatetags import shown


@operation
def add_payment(
    booking_id: int, amount: Decimal, method: PaymentMethod, *, form_key: UUID | None, actor: Actor
) -> Payment:
    """Take money for a booking, at most what is left to pay; the same `form_key` again gives the first payment."""
    booking = hold_booking(booking_id, refusal_to_pay, actor)
    money = Money(booking_id, PaymentKind.PAYMENT, amount, method, form_key)
    if before := booked_before(money, actor):
        return before
    left = booking.cost - booking.paid
    too_much = _("Only %(left)s is left to pay.") % {"left": shown.money(max(left, Decimal(0)), actor)}
    return book(money, most=left, too_much=too_much, actor=actor)
