"""Who may open businesses and locations."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_open(actor: Actor) -> Refusal | None:
    """Why this actor may open neither a business nor a location; None if they may."""
    if actor.has(Right.FULL):
        return None
    return Refusal("no_right", _("Only somebody with full access opens businesses and locations."))
