"""Making a visit with its bookings."""

from __future__ import annotations

from daybook.bookings.models import Visit
from daybook.bookings.wishes import VisitWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def create_visit(wish: VisitWish, *, actor: Actor) -> Visit:
    """Make the visit and all its bookings, or nothing; the visit may be one the client already has next to that time.

    Raises `Invalid` (fields named as in `VisitWish`, bookings as `bookings-0-staff_id`, lines as
    `bookings-0-lines-0-price`), `NotAllowed`, `TimeTaken`.
    """
    raise NotImplementedError
