"""Changing one booking."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking
from daybook.bookings.queries.history import who_changed
from daybook.bookings.rules.refusals import refuse
from daybook.bookings.steps.arrange import arrange, hold
from daybook.bookings.wishes import BookingWish
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, Stale
from daybook.shared.operations import operation


@operation
def edit_booking(booking_id: int, wish: BookingWish, *, version: int, actor: Actor) -> Booking:
    """Make the booking what the wish says, its client apart; `version` is the booking's. Refuses like `edit_visit`."""
    found = Booking.objects.of(actor).select_related("staff").filter(pk=booking_id).first()
    if found is None:
        raise NotThere(_("There is no such booking here."))
    refuse(rights.refusal_to_reach(found, actor))
    held = hold((wish,), found.client_id, found.visit_id, actor=actor)
    booking = next((row for row in held.bookings if row.pk == booking_id), None)
    if booking is None or booking.version != version or booking.client_id != found.client_id:
        raise Stale(who_changed(found.visit_id, actor))
    arrange((replace(wish, booking_id=booking_id),), held)
    return Booking.objects.of(actor).get(pk=booking_id)
