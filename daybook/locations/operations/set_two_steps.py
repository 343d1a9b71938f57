"""Asking everybody of a business to sign in in two steps."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.queries import has_second_step
from daybook.locations.models import Business
from daybook.locations.rights import refusal_to_set_two_steps
from daybook.shared.actor import Actor
from daybook.shared.errors import DomainError, refuse
from daybook.shared.operations import operation


class NoSecondStepYet(DomainError):
    """Whoever asks others for a second step must have one: otherwise the next page would shut them out as well."""

    code = "no_second_step"


@operation
def set_two_steps(business: Business, *, required: bool, actor: Actor) -> Business:
    """Ask for a second step of everybody at every location of the business, or stop asking; it counts at once."""
    locked = Business.objects.select_for_update().get(pk=business.pk)
    refuse(refusal_to_set_two_steps(locked, actor))
    if required and actor.user_id is not None and not has_second_step(actor.user_id):
        raise NoSecondStepYet(
            _("Set up your own second step first, under My sign-in: everybody here is asked for one at once.")
        )
    locked.requires_two_steps = required
    locked.save(update_fields=["requires_two_steps"])
    return locked
