"""Who does not work at the time that is wished for."""

from __future__ import annotations

from collections.abc import Iterable

from daybook.bookings.models import Booking
from daybook.bookings.queries.hours import outside_hours
from daybook.bookings.wishes import BookingWish
from daybook.shared.actor import Actor


def outside_of(wishes: Iterable[BookingWish], actor: Actor) -> list[str]:
    """For each wish that would take other time the sentence that says when its staff member works; else nothing."""
    wished = list(wishes)
    saved = Booking.objects.of(actor).in_bulk([wish.booking_id for wish in wished if wish.booking_id])
    return outside_hours(wished, saved, actor)
