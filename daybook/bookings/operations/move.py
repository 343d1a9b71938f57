"""Moving bookings to another staff member."""

from __future__ import annotations

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome


@operation
def move_to_staff(
    bookings: BookingQuerySet, staff_id: int, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Move every booking the actor may move and whose time is free there; leave the rest and say why."""
    raise NotImplementedError
