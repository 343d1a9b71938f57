"""Booking again what was booked once."""

from __future__ import annotations

from daybook.bookings.wishes import VisitWish
from daybook.shared.actor import Actor


def wish_like(booking_id: int, *, actor: Actor) -> VisitWish:
    """A new visit's form filled in from this booking (a deleted one too): same client, staff member and services.

    At the same time of day, today or, where that is past, tomorrow; at the catalogue's prices of now; without what is
    retired since. Raises `NotThere` where the actor may see no such booking.
    """
    raise NotImplementedError
