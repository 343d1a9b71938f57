"""Who may change the staff."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.errors import NotAllowed


def refuse_without_settings(actor: Actor) -> None:
    """Raise `NotAllowed` unless the actor may change the settings of the location."""
    if not actor.has(Right.SETTINGS):
        raise NotAllowed(_("You may not change the staff and positions of this location."))
