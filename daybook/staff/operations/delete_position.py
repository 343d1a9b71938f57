"""Deleting a position that was never used."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.models import Membership
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.versions import InUse, what_refers_to
from daybook.staff.steps.positions import hold_position


@operation
def delete_position(position_id: int, *, actor: Actor) -> None:
    """Delete the title for good where nothing refers to it; else nothing happens and the person is told."""
    position = hold_position(position_id, actor)
    bounded = Membership.objects.filter(location_id=actor.location_id, switched__position_id=position.pk)
    if what := what_refers_to(position) or (_("right of a user") if bounded.exists() else ""):
        raise InUse(_("It is in use (%(what)s), so it can only be retired.") % {"what": what})
    position.delete()
