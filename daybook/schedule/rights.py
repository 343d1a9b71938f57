"""Who may say when people work."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from daybook.access.choices import NO_LIMIT, Limit, Right
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal
from daybook.shared.tenancy import LocationQuerySet
from daybook.staff.models import StaffMember


def refusal_to_edit(member: StaffMember, actor: Actor) -> Refusal | None:
    """Why this actor may not say when this staff member works; None if they may."""
    if not actor.has(Right.EDIT_SCHEDULE):
        return Refusal("no_right", _("You may not change working hours."))
    if member.location_id != actor.location_id or not _is_within_reach(member, actor):
        return Refusal("not_yours", _("You may not change the working hours of this staff member."))
    return None


def editable(staff: LocationQuerySet[StaffMember], actor: Actor) -> LocationQuerySet[StaffMember]:
    """The same rule, asked of many."""
    if not actor.has(Right.EDIT_SCHEDULE):
        return staff.none()
    only_staff, only_position = _limits(actor)
    rows = Q(pk=only_staff) if only_staff else Q()
    if only_position:
        rows &= Q(position_id=only_position)
    return staff.of(actor).filter(rows)


def refusal_to_close(actor: Actor) -> Refusal | None:
    """Why this actor may not say on which days the whole location is closed; None if they may."""
    if not actor.has(Right.EDIT_SCHEDULE):
        return Refusal("no_right", _("You may not change working hours."))
    if any(_limits(actor)):
        return Refusal("not_yours", _("You may change working hours of some staff only, not holidays of everybody."))
    return None


def _is_within_reach(member: StaffMember, actor: Actor) -> bool:
    only_staff, only_position = _limits(actor)
    return only_staff in {0, member.pk} and only_position in {0, member.position_id}


def _limits(actor: Actor) -> tuple[int, int]:
    """The only staff member and the only position that the actor has to do with; 0: all of them."""
    staff, position = (actor.limit(limit, NO_LIMIT[limit]) for limit in (Limit.ONLY_STAFF, Limit.ONLY_POSITION))
    return staff, position
