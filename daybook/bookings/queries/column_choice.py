"""Which columns a person chose to see."""

from __future__ import annotations

from daybook.bookings.models import ColumnChoice
from daybook.shared.actor import Actor


def chosen_columns(actor: Actor) -> list[str]:
    """The names of the columns that this person chose here, in their order; empty where they chose none."""
    if actor.user_id is None:
        return []
    choice = ColumnChoice.objects.of(actor).filter(user_id=actor.user_id).values_list("columns", flat=True).first()
    return list(choice or ())
