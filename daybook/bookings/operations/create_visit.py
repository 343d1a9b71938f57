"""Making a visit with its bookings."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.models import Visit
from daybook.bookings.steps.arrange import arrange, hold
from daybook.bookings.steps.once import made_before, mark_as_made
from daybook.bookings.steps.party import client_for
from daybook.bookings.wishes import VisitWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.operations import operation


@operation
def create_visit(wish: VisitWish, *, actor: Actor) -> Visit:
    """Make the visit and all its bookings, or nothing; the visit may be one the client already has next to that time.

    Raises `Invalid` (fields named as in `VisitWish`: `client-name`, `bookings-0-staff_id`, `bookings-0-lines-0-price`),
    `NotAllowed`, `TimeTaken`. Of bookings too far apart for one visit, the visit of the first comes back. The same
    `form_key` again gives the visit that it made.
    """
    if not wish.bookings:
        raise Invalid({"bookings": [_("A visit has at least one booking.")]})
    if any(booking.booking_id for booking in wish.bookings):
        raise Invalid({"bookings": [_("A new visit has new bookings only.")]})
    if before := made_before(wish.form_key, actor):
        return before
    held = hold(wish.bookings, client_for(wish.client, actor=actor), None, actor=actor)
    ids = arrange(wish.bookings, held, source_name=wish.source_name)
    mark_as_made(ids[0], wish.form_key, actor)
    return Visit.objects.of(actor).get(bookings=ids[0])
