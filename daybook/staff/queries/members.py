"""One staff member, and what there is around them to choose from."""

from __future__ import annotations

from typing import NamedTuple

from daybook.access.choices import Right
from daybook.access.queries import people_at
from daybook.shared.actor import Actor
from daybook.shared.places import Placed
from daybook.staff.models import Position, StaffMember


class Surroundings(NamedTuple):
    """Positions and users that can be chosen, and everybody who serves in their order."""

    positions: list[tuple[int, str]]
    users: list[tuple[int, str]]
    everybody: list[Placed]


def member_of(staff_id: int, actor: Actor) -> StaffMember | None:
    """The staff member, if they are of the location; dismissed ones too."""
    return StaffMember.objects.of(actor).select_related("position", "user").filter(pk=staff_id).first()


def surroundings(actor: Actor, *, of: StaffMember | None = None) -> Surroundings:
    """What can be chosen for a staff member; what they have already is there, retired or not."""
    positions = Position.objects.of(actor).order_by("title", "pk").values_list("pk", "title", "retired_at")
    may_link = actor.has(Right.USERS)  # who somebody is decides whose bookings they see
    users = [(each.user_id, each.name) for each in people_at(actor.location_id) if may_link and each.counts]
    if of and of.user and of.user_id not in dict(users):
        users.append((of.user.pk, of.user.name))
    serving = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "name", "pk")
    return Surroundings(
        [(pk, title) for pk, title, retired_at in positions if not retired_at or (of and of.position_id == pk)],
        sorted(users, key=lambda person: person[1]),
        [Placed(*each) for each in serving.values_list("pk", "name")],
    )
