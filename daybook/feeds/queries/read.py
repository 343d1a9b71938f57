"""What another calendar reads at a secret address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from daybook.access.queries import actor_of, memberships_of
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.queries.names import Names
from daybook.bookings.rights import visible_in_calendar
from daybook.feeds import rights
from daybook.feeds.models import CalendarFeed
from daybook.feeds.rules.days import bounds
from daybook.feeds.rules.secrets import digest_of
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel

MOST = 5000


@dataclass(frozen=True)
class OpenFeed:
    """A feed that may be read now: whose, where, as whom, and in which language its reader wants it."""

    feed: CalendarFeed
    actor: Actor
    place: str
    language: str


@dataclass(frozen=True)
class FeedBooking:
    """A booking as another calendar is told of it; what the feed does not tell is empty."""

    id: int
    visit_id: int
    version: int
    created_at: datetime
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    client: str
    phone: str
    services: tuple[str, ...]
    status: VisitStatus
    comment: str


def feed_behind(secret: str, *, address: str = "", request_id: str = "") -> OpenFeed | None:
    """The feed of this secret, with the rights that whoever made it holds now.

    None for a secret of nothing, a revoked one, and where its maker or its staff member no longer works there: nobody
    learns which. It is found by the digest, so how long that takes tells nothing of any secret.
    """
    digest = digest_of(secret)
    rows = CalendarFeed.objects.filter(digest=digest, revoked_at=None, staff__retired_at=None)
    feed = rows.select_related("staff", "created_by", "location").first()
    if feed is None or not compare_digest(feed.digest, digest):
        return None
    membership = memberships_of(feed.created_by).filter(location_id=feed.location_id).first()
    if membership is None:
        return None
    actor = actor_of(membership, channel=Channel.DESK, address=address, request_id=request_id)
    if rights.refusal_to_share(feed.staff, actor):
        return None
    return OpenFeed(feed, actor, membership.location.name, feed.created_by.language)


def bookings_of(open_feed: OpenFeed, *, now: datetime) -> list[FeedBooking]:
    """The live bookings of the staff member in the past weeks and to come, as far as the feed's maker may see them."""
    feed, actor = open_feed.feed, open_feed.actor
    first, last = bounds(now)
    seen = visible_in_calendar(Booking.objects.of(actor), actor).not_cancelled()
    rows = seen.filter(staff=feed.staff, starts_at__gte=first, starts_at__lt=last).select_related("client")
    names, is_told_all = Names(actor), rights.tells_all(feed, actor)
    is_told_phones = rights.tells_phones(feed, actor)
    return [
        FeedBooking(
            id=row.pk,
            visit_id=row.visit_id,
            version=row.version,
            created_at=row.created_at,
            changed_at=row.changed_at,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            client=row.client.name if row.client else "",
            phone=(row.client.phone or "") if row.client and is_told_phones else "",
            services=tuple(names.services[pk] for pk in row.service_ids if pk in names.services),
            status=VisitStatus(row.status),
            comment=row.comment if is_told_all else "",
        )
        for row in rows.order_by("starts_at", "pk")[:MOST]
    ]


def leads_to_visits(open_feed: OpenFeed) -> bool:
    """Whether each booking comes with the address of its visit."""
    return rights.tells_all(open_feed.feed, open_feed.actor)
