"""Deleting bookings, for good: they stay in the register and free their time."""

from __future__ import annotations

from django.utils import timezone

from daybook.bookings import rights
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.queries.bulk import sorted_out
from daybook.bookings.steps.many import hold_set, write_all
from daybook.bookings.steps.settle import party_of, settle_visits
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.outcomes import BulkOutcome


@operation
def delete_bookings(bookings: BookingQuerySet, *, actor: Actor, expected: str | None = None) -> BulkOutcome[Booking]:
    """Delete every booking the actor may delete; leave the rest and say why.

    `expected` is `queries.bulk.fingerprint` of what was shown: another set raises `SetChanged`, and nothing is done.
    """
    rows = hold_set(bookings, actor=actor, expected=expected, settling=True)
    outcome = sorted_out(rows, rights.refusal_to_delete, actor)
    deletion = {
        "deleted_at": timezone.now(),
        "deleted_by_id": actor.user_id,
        "deleted_through": actor.channel,
    }
    write_all(outcome.done, deletion, actor=actor)
    # What stood before and after a deleted booking may now be two visits.
    settle_visits({party_of(row, actor) for row in outcome.done}, actor=actor)
    return outcome
