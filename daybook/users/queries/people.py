"""One person of a location, where else they work, and whose rights could be copied."""

from __future__ import annotations

from daybook.access.choices import Right, Role
from daybook.access.models import Membership, User
from daybook.access.queries import memberships_of
from daybook.access.rights import rights_of
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember
from daybook.staff.rights import refusal_to_link
from daybook.users.rights import may_give
from daybook.users.wishes import RightsWish


def member_at(membership_id: int, actor: Actor) -> Membership | None:
    """The person of this membership at the actor's location, if there is one."""
    rows = Membership.objects.of(actor).select_related("user", "location", "invited_as")
    return rows.filter(pk=membership_id).first()


def rights_as_wish(membership: Membership) -> RightsWish:
    """The rights a person has, as somebody could wish them for another."""
    return RightsWish(Role(membership.role), membership.switched)


def models_for(membership: Membership | None, actor: Actor) -> list[Membership]:
    """Whose rights the actor may give to somebody else, by name: of those they hold every right."""
    people = Membership.objects.of(actor).select_related("user").filter(invited_at=None, deactivated_at=None)
    others = people.exclude(pk=membership.pk if membership else 0).order_by("user__name", "pk")
    return [other for other in others if may_give(rights_as_wish(other), actor)]


def also_at(membership: Membership, actor: Actor) -> list[Membership]:
    """The person's memberships at other locations at which the actor manages users; nothing of all others."""
    managed = [
        own.location_id
        for own in memberships_of(User(pk=actor.user_id or 0))
        if Right.USERS in rights_of(own.role, own.switched) and own.location_id != membership.location_id
    ]
    elsewhere = Membership.objects.filter(user=membership.user_id, location__in=managed).select_related(
        "location", "user"
    )
    return list(elsewhere.order_by("location__name", "pk"))


def staff_to_be(membership: Membership | None, actor: Actor) -> list[StaffMember]:
    """The staff members that somebody may be said to be: who serve here, are nobody else, and whom the actor sees."""
    free = StaffMember.objects.of(actor).filter(retired_at=None).order_by("name", "pk")
    user_id = membership.user_id if membership and membership.invited_at is None else None
    return [member for member in free if member.user_id in {None, user_id} and refusal_to_link(member, actor) is None]


def staff_names(actor: Actor) -> dict[int, str]:
    """Staff members by name, those dismissed too: a limit may name one."""
    return dict(StaffMember.objects.of(actor).order_by("name", "pk").values_list("pk", "name"))
