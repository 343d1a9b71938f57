"""New positions and staff members."""

from __future__ import annotations

from django.db.models import Max

from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation
from daybook.shared.places import put_after
from daybook.staff.models import Position, StaffMember
from daybook.staff.rights import refusal_to_set_up
from daybook.staff.steps.members import in_their_places, refuse_bad
from daybook.staff.steps.positions import clean_title
from daybook.staff.wishes import StaffWish
from daybook.uploads.steps.still import refuse_while_writing


@operation
def create_position(title: str, *, actor: Actor) -> Position:
    """Make a job title; each stands once at a location."""
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    return Position.objects.create(location_id=actor.location_id, title=clean_title(title, actor))


@operation
def create_staff_member(
    name: str,
    position_id: int | None = None,
    *,
    user_id: int | None = None,
    place: int | None = None,
    after_id: int | None = None,
    actor: Actor,
) -> StaffMember:
    """Make somebody who serves at the actor's location, linked to a user where they also sign in.

    They are listed last, unless told at which `place`, or after whom.
    """
    refuse(refusal_to_set_up(actor))
    refuse_while_writing(actor)
    refuse_bad(StaffWish(name, position_id, user_id), actor)
    last = StaffMember.objects.of(actor).aggregate(last=Max("place", default=-1))["last"]
    made = StaffMember.objects.create(
        location_id=actor.location_id,
        name=" ".join(name.split()),
        position_id=position_id,
        user_id=user_id,
        place=last + 1 if place is None else place,
    )
    if after_id is not None:
        put_after(in_their_places(actor), made.pk, after_id)
    return made
