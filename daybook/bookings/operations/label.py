"""Putting booking categories on bookings, and taking them off."""

from __future__ import annotations

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome


@operation
def add_category(
    bookings: BookingQuerySet, category_id: int, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Put the category on every booking the actor may change; leave the rest and say why."""
    raise NotImplementedError


@operation
def remove_category(
    bookings: BookingQuerySet, category_id: int, *, actor: Actor, expected: str | None = None
) -> BulkOutcome[Booking]:
    """Take the category off every booking the actor may change; leave the rest and say why."""
    raise NotImplementedError
