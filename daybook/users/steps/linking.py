"""Which staff member somebody is at a location."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid
from daybook.shared.versions import keep
from daybook.staff.models import StaffMember


def staff_member_to_link(staff_id: int, actor: Actor, *, user_id: int | None) -> StaffMember:
    """The staff member under lock, if they serve here and are nobody else; raises `Invalid`."""
    found = StaffMember.objects.of(actor).select_for_update(no_key=True, of=("self",)).select_related("user")
    member = found.filter(pk=staff_id, retired_at=None).first()
    if member is None:
        raise Invalid({"staff": [_("There is no such staff member.")]})
    if member.user_id not in {None, user_id}:
        raise Invalid({"staff": [_("Somebody else signs in as %(name)s already.") % {"name": member.name}]})
    return member


def link(user: User, member: StaffMember | None, actor: Actor) -> None:
    """Make the person this staff member at the actor's location, and no other; None: nobody who serves."""
    for other in StaffMember.objects.of(actor).filter(user=user).exclude(pk=member.pk if member else 0):
        keep(other, user_id=None)
    if member and member.user_id != user.pk:
        keep(member, user_id=user.pk)
