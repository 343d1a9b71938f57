"""Who may change the staff."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import NO_LIMIT, NOBODY, Limit, Right
from daybook.access.rights import is_within
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal
from daybook.staff.models import StaffMember


def refusal_to_set_up(actor: Actor) -> Refusal | None:
    """Why this actor may not change the staff and positions of the location; None if they may."""
    if actor.has(Right.SETTINGS):
        return None
    return Refusal("no_right", _("You may not change the staff and positions of this location."))


def refusal_to_link(member: StaffMember, actor: Actor) -> Refusal | None:
    """Why the actor may not say that somebody is this staff member: whoever is, sees their bookings. None: they may."""
    if _is_within_reach(member, actor):
        return None
    return Refusal(
        "not_held", _("You cannot let somebody see the bookings of staff members whose bookings you do not see.")
    )


def leads_to_feeds(member: StaffMember, actor: Actor) -> bool:
    """Whether the card, which is for those who may change settings, leads on to addresses for other calendars."""
    return member.retired_at is None and actor.has(Right.CALENDAR) and _is_within_reach(member, actor)


def _is_within_reach(member: StaffMember, actor: Actor) -> bool:
    only_staff, only_position = (
        actor.limit(limit, NO_LIMIT[limit]) for limit in (Limit.ONLY_STAFF, Limit.ONLY_POSITION)
    )
    is_seen = is_within(Limit.ONLY_STAFF, member.pk, only_staff) and (
        only_position == NO_LIMIT[Limit.ONLY_POSITION] or member.position_id == only_position
    )
    return is_seen and only_staff != NOBODY
