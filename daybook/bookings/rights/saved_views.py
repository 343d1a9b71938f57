"""Who may share views of the register, and remove shared ones."""

from __future__ import annotations

from daybook.bookings.models import SavedView
from daybook.bookings.rights import refusal_to_set_up
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_share_views(actor: Actor) -> Refusal | None:
    """Why this actor may not keep views of the register for all at the location; None if they may."""
    return refusal_to_set_up(actor)


def refusal_to_remove_view(view: SavedView, actor: Actor) -> Refusal | None:
    """Why this actor may not forget a view; None if they may: their own, and a shared one where they may share."""
    return None if view.user_id == actor.user_id else refusal_to_share_views(actor)
