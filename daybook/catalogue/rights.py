"""Who may change the catalogue."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_set_up(actor: Actor) -> Refusal | None:
    """Why this actor may not change the catalogue of the location; None if they may."""
    if actor.has(Right.SETTINGS):
        return None
    return Refusal("no_right", _("You may not change the services of this location."))
