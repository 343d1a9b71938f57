"""Setting how visits stand."""

from __future__ import annotations

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome


@operation
def set_status(
    bookings: BookingQuerySet, status: VisitStatus, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Give every booking the actor may change this status; leave the rest and say why."""
    raise NotImplementedError
