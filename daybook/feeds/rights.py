"""Who may hand out a staff member's bookings to other calendars, and how much of them such a calendar is told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.bookings.rights import may_book_for
from daybook.feeds.models import CalendarFeed
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal
from daybook.staff.models import StaffMember


def refusal_to_share(member: StaffMember, actor: Actor) -> Refusal | None:
    """Why this actor may not make or revoke addresses of this staff member's calendar; None if they may."""
    if member.location_id != actor.location_id or not actor.has(Right.CALENDAR) or not may_book_for(member, actor):
        return Refusal("not_yours", _("You may not see the calendar of this staff member."))
    if actor.has(Right.SETTINGS) or actor.staff_id == member.pk:
        return None
    return Refusal("no_right", _("Addresses for others are made by those who may change the settings."))


def may_share(member: StaffMember, actor: Actor) -> bool:
    """The same rule, for whoever shows a button."""
    return refusal_to_share(member, actor) is None


def tells_all(feed: CalendarFeed, reader: Actor) -> bool:
    """Whether it tells comments and links: only one that somebody made for themselves does.

    Whoever made it for somebody else has seen the address as well; what is behind it must be nobody's secret.
    """
    return feed.created_by_id == feed.staff.user_id and reader.has(Right.VISIT_FORM)


def tells_phones(feed: CalendarFeed, reader: Actor) -> bool:
    """Whether it tells phones: only to somebody who reads their own and may see phones in the calendar."""
    return tells_all(feed, reader) and reader.has(Right.CALENDAR_PHONES)
