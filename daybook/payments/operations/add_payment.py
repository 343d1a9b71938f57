"""Taking money for a booking."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from daybook.payments.choices import PaymentMethod
from daybook.payments.models import Payment
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def add_payment(
    booking_id: int, amount: Decimal, method: PaymentMethod, *, form_key: UUID | None, actor: Actor
) -> Payment:
    """Take money for a booking, at most what is left to pay; the same `form_key` again gives the first payment."""
    raise NotImplementedError
