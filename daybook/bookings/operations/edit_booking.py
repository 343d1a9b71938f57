"""Changing one booking."""

from __future__ import annotations

from daybook.bookings.models import Booking
from daybook.bookings.wishes import BookingWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def edit_booking(booking_id: int, wish: BookingWish, *, version: int, actor: Actor) -> Booking:
    """Make the booking what the wish says, its client apart; `version` is the booking's. Refuses like `edit_visit`."""
    raise NotImplementedError
