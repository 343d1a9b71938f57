"""New positions and staff members."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation
from daybook.staff.models import Position, StaffMember
from daybook.staff.rights import refusal_to_set_up
from daybook.staff.steps.positions import clean_title
from daybook.uploads.steps.still import refuse_while_writing


@operation
def create_position(title: str, *, actor: Actor) -> Position:
    """Make a job title; each stands once at a location."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    return Position.objects.create(location_id=actor.location_id, title=clean_title(title, actor))


@operation
def create_staff_member(
    name: str, position_id: int | None = None, *, user_id: int | None = None, place: int = 0, actor: Actor
) -> StaffMember:
    """Make somebody who serves at the actor's location, linked to a user where they also sign in."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    if not name.strip():
        raise Invalid({"name": [_("Write the staff member's name.")]})
    if position_id and not Position.objects.of(actor).filter(pk=position_id, retired_at=None).exists():
        raise Invalid({"position": [_("There is no such position.")]})
    return StaffMember.objects.create(
        location_id=actor.location_id, name=name.strip(), position_id=position_id, user_id=user_id, place=place
    )
