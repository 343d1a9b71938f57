"""Giving money back."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from daybook.payments.choices import PaymentMethod
from daybook.payments.models import Payment
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def refund_payment(
    booking_id: int, amount: Decimal, method: PaymentMethod, *, form_key: UUID | None, actor: Actor
) -> Payment:
    """Give money back for a booking, at most what was paid; the same `form_key` again gives the refund made before."""
    raise NotImplementedError
