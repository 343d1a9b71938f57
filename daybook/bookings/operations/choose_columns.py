"""Remembering which columns of the register a person wants to see."""

from __future__ import annotations

from collections.abc import Sequence

from daybook.bookings.models import ColumnChoice
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def choose_columns(names: Sequence[str], *, actor: Actor) -> None:
    """Remember these columns in this order for the actor at this location; none: the house's own choice again."""
    assert actor.user_id is not None, "only a person chooses columns"
    mine = ColumnChoice.objects.of(actor).filter(user_id=actor.user_id)
    if not names:
        mine.delete()
    else:
        chosen = {"columns": list(names)}
        mine.update_or_create(chosen, user_id=actor.user_id, location_id=actor.location_id)
