"""Saving the page of a person: their rights, and which staff member they are."""

from __future__ import annotations

from daybook.access.models import Membership
from daybook.access.operations import change_rights
from daybook.access.queries import held_with_others
from daybook.access.rights import refusal_to_change_rights, refusal_to_manage_people
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation
from daybook.staff.rights import refusal_to_link
from daybook.users.steps.linking import link, staff_member_to_link
from daybook.users.wishes import RightsWish


@operation
def change_member(
    membership: Membership, wish: RightsWish, staff_id: int | None, *, version: int | None, actor: Actor
) -> Membership:
    """Set rights and staff member together, for open sessions too; `Stale` where they were changed meanwhile."""
    changed = change_rights(membership, wish.role, wish.switched, version=version, actor=actor)
    _serve_as(changed, staff_id, actor)
    return changed


@operation
def link_staff_member(membership: Membership, staff_id: int | None, *, version: int | None, actor: Actor) -> Membership:
    """Say which staff member a person is, if any; for oneself too, as far as one sees that one's bookings."""
    locked, _others = held_with_others(membership, version=version)
    is_oneself = locked.user_id == actor.user_id
    refuse(
        refusal_to_manage_people(actor, locked.location_id) if is_oneself else refusal_to_change_rights(locked, actor)
    )
    _serve_as(locked, staff_id, actor)
    locked.version += 1
    locked.save(update_fields=["version"])
    return locked


def _serve_as(membership: Membership, staff_id: int | None, actor: Actor) -> None:
    """Somebody who has not come yet is linked when they do: until then nobody is told which account is theirs."""
    is_already = staff_id == (membership.invited_as_id if membership.invited_at else membership.staff_id)
    if is_already:
        return
    user_id = None if membership.invited_at else membership.user_id
    member = staff_member_to_link(staff_id, actor, user_id=user_id) if staff_id is not None else None
    refuse(refusal_to_link(member, actor) if member else None)
    if membership.invited_at:
        membership.invited_as_id = staff_id
        membership.save(update_fields=["invited_as"])
    else:
        link(membership.user, member, actor)
