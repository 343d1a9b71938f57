"""Making one booking."""

from __future__ import annotations

from daybook.bookings.models import Booking
from daybook.bookings.wishes import BookingWish, ClientWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def create_booking(wish: BookingWish, client: ClientWish | None, *, actor: Actor, source_name: str = "") -> Booking:
    """Make the booking; it joins the visit that the client has next to that time. Refuses like `create_visit`."""
    raise NotImplementedError
