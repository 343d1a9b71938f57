"""Making one booking."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.steps.arrange import arrange, hold
from daybook.bookings.steps.party import client_for
from daybook.bookings.wishes import BookingWish, ClientWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation


@operation
def create_booking(wish: BookingWish, client: ClientWish | None, *, actor: Actor, source_name: str = "") -> Booking:
    """Make the booking; it joins the visit that the client has next to that time. Refuses like `create_visit`."""
    if wish.booking_id:
        raise Invalid({"bookings-0-booking_id": [_("A new booking has no number yet.")]})
    held = hold((wish,), client_for(client, actor=actor), None, actor=actor)
    [booking_id] = arrange((wish,), held, source_name=source_name)
    return Booking.objects.of(actor).get(pk=booking_id)
