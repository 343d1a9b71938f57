"""Deleting bookings, for good: they stay in the register and free their time."""

from __future__ import annotations

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome


@operation
def delete_bookings(bookings: BookingQuerySet, *, actor: Actor, expected: str | None = None) -> BulkOutcome[Booking]:
    """Delete every booking the actor may delete; leave the rest and say why.

    `expected` is `queries.bulk.fingerprint` of what was shown: another set raises `SetChanged`, and nothing is done.
    """
    raise NotImplementedError
