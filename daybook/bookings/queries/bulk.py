"""What an act on many would do, and to which set exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.outcomes import BulkOutcome, Refusal

MOST = 10_000
"""The most bookings that one act takes."""

RefusalTo = Callable[[Booking, Actor], Refusal | None]


@dataclass(frozen=True)
class Outlook:
    """What would be done and what kept, and the fingerprint of exactly these bookings for the act's `expected`."""

    fingerprint: str
    outcome: BulkOutcome[Booking]


def fingerprint(bookings: BookingQuerySet) -> str:
    """A short text that is another as soon as a booking joins, leaves or changes; counted in the database."""
    raise NotImplementedError


def outlook(bookings: BookingQuerySet, refusal_to: RefusalTo, *, actor: Actor) -> Outlook:
    """What an act would do, before it is confirmed: `outlook(rows, rights.refusal_to_delete, actor=actor)`."""
    raise NotImplementedError
