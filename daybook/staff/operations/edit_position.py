"""Another title for a position, and back into use."""

from __future__ import annotations

from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.versions import keep
from daybook.staff.models import Position
from daybook.staff.steps.positions import clean_title, hold_position


@operation
def edit_position(position_id: int, title: str, *, version: int, actor: Actor) -> Position:
    """Call it otherwise, everywhere at once; raises `Stale` where somebody else changed it since `version`."""
    position = hold_position(position_id, actor, version=version)
    keep(position, title=clean_title(title, actor, besides=position))
    return position


@operation
def return_position(position_id: int, *, actor: Actor) -> Position:
    """Take a retired title back into use. Twice is harmless."""
    position = hold_position(position_id, actor)
    keep(position, retired_at=None)
    return position
