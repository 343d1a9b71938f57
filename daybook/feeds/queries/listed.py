"""The addresses of a staff member's calendar, for the page that manages them."""

from __future__ import annotations

from django.urls import reverse

from daybook.bookings.rights import may_book_for
from daybook.feeds.models import CalendarFeed
from daybook.feeds.rights import may_share
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember

MOST_REVOKED = 10


def member_to_share(staff_id: int, actor: Actor) -> StaffMember | None:
    """The staff member, if the actor may know of them at all."""
    member = StaffMember.objects.of(actor).filter(pk=staff_id).first()
    return member if member and may_book_for(member, actor) else None


def open_feeds(member: StaffMember, actor: Actor) -> list[CalendarFeed]:
    """Those that can be read, the newest first."""
    rows = CalendarFeed.objects.of(actor).filter(staff=member, revoked_at=None).select_related("created_by")
    return list(rows.order_by("-created_at", "-pk"))


def revoked_feeds(member: StaffMember, actor: Actor) -> list[CalendarFeed]:
    """The last few that were revoked."""
    rows = CalendarFeed.objects.of(actor).filter(staff=member).exclude(revoked_at=None)
    return list(rows.select_related("created_by", "revoked_by").order_by("-revoked_at", "-pk")[:MOST_REVOKED])


def way_to_feeds(staff_id: int, actor: Actor) -> str:
    """The page of this staff member's addresses; empty for whoever may not make any."""
    member = member_to_share(staff_id, actor)
    if member is None or not may_share(member, actor):
        return ""
    return reverse("feeds:feeds", kwargs={"location_id": actor.location_id, "staff_id": staff_id})
