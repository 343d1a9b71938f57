"""Setting how visits stand."""

from __future__ import annotations

from daybook.bookings import rights
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.queries.bulk import sorted_out
from daybook.bookings.steps.many import hold_set, write_all
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome


@operation
def set_status(
    bookings: BookingQuerySet, status: VisitStatus, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Give every booking the actor may change this status; leave the rest and say why."""
    rows = hold_set(bookings, actor=actor, expected=expected)
    outcome = sorted_out(rows, rights.refusal_to_set_status, actor)
    write_all([row for row in outcome.done if row.status != status], {"status": VisitStatus(status)}, actor=actor)
    return outcome
