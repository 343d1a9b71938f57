"""What somebody wants to be booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from daybook.payments.choices import PaymentMethod


@dataclass(frozen=True)
class PaymentWish:
    """Money that was taken for a booking at that moment."""

    booking_id: int
    amount: Decimal
    method: PaymentMethod
    paid_at: datetime
