"""Who may open businesses and locations, and say how people sign in there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.access.rights import EVERYWHERE
from daybook.locations.models import Business
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_open(actor: Actor) -> Refusal | None:
    """Why this actor may open neither a business nor a location; None if they may."""
    if actor.has(Right.FULL):
        return None
    return Refusal("no_right", _("Only somebody with full access opens businesses and locations."))


def refusal_to_set_up(actor: Actor) -> Refusal | None:
    """Why this actor may not change the settings of their location; None if they may."""
    if actor.has(Right.SETTINGS):
        return None
    return Refusal("no_right", _("You may not change the settings of this location."))


def refusal_to_set_two_steps(business: Business, actor: Actor) -> Refusal | None:
    """Why this actor may not say how everybody of the business signs in; None if they may."""
    is_theirs = actor.location_id == EVERYWHERE or business.locations.filter(pk=actor.location_id).exists()
    if actor.has(Right.FULL) and is_theirs:
        return None
    return Refusal("no_right", _("Only somebody with full access decides how people sign in."))
