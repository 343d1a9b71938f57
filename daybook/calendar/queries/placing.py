"""A booking as it is, to be put elsewhere."""

from __future__ import annotations

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, Line
from daybook.bookings.rights import visible_in_calendar
from daybook.bookings.wishes import BookingWish, LineWish
from daybook.shared.actor import Actor


def wish_as_it_is(booking_id: int, actor: Actor) -> BookingWish | None:
    """What the booking would have to be wished to stay as it is; None where the actor may see no such booking."""
    booking = visible_in_calendar(Booking.objects.of(actor).filter(pk=booking_id), actor).first()
    if booking is None:
        return None
    lines = Line.objects.of(actor).filter(booking=booking).order_by("place", "pk")
    return BookingWish(
        staff_id=booking.staff_id,
        starts_at=booking.starts_at,
        duration=booking.duration,
        lines=tuple(LineWish(line.service_id, amount=line.amount) for line in lines),
        status=VisitStatus(booking.status),
        comment=booking.comment,
        category_ids=frozenset(booking.category_ids),
        booking_id=booking.pk,
    )
