"""Who may bring files in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def refusal_to_upload(actor: Actor) -> Refusal | None:
    """Why this actor may not bring files in at their location; None if they may."""
    if actor.has(Right.FULL):
        return None
    return Refusal("no_right", _("Only somebody with full access uploads files here."))
