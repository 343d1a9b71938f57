"""Another name, position, user or place for a staff member."""

from __future__ import annotations

from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.places import put_after
from daybook.shared.versions import keep
from daybook.staff.models import StaffMember
from daybook.staff.steps.members import hold_member, in_their_places, refuse_bad
from daybook.staff.wishes import StaffWish


@operation
def edit_staff_member(staff_id: int, wish: StaffWish, *, version: int, actor: Actor) -> StaffMember:
    """Make the staff member as wished, everywhere at once; raises `Stale` where they were changed since `version`."""
    member = hold_member(staff_id, actor, version=version)
    refuse_bad(wish, actor, besides=member)
    keep(member, name=" ".join(wish.name.split()), position_id=wish.position_id, user_id=wish.user_id)
    if wish.after_id is not None:
        put_after(in_their_places(actor), member.pk, wish.after_id)
    return member
