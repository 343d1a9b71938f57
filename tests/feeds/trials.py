"""One trial of each operation of the feeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from daybook.feeds import operations as feeds
from daybook.feeds.models import CalendarFeed
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from tests.factories import a_staff_member, a_user
from tests.factories.places import the_location


def a_feed_of(here: Location) -> CalendarFeed:
    """An address that somebody made."""
    maker, member = a_user(), a_staff_member(location=here)
    return CalendarFeed.objects.create(
        location=here, staff=member, label="Phone", digest=f"{maker.pk:064}", created_by=maker
    )


FEED_TRIALS: dict[Callable[..., Any], Callable[[Actor], Any]] = {
    feeds.make_feed: lambda actor: feeds.make_feed(a_staff_member().pk, "Phone", form_key=None, actor=actor),
    feeds.note_fetched: lambda actor: feeds.note_fetched(a_feed_of(the_location()).pk, actor=actor),
    feeds.revoke_feed: lambda actor: feeds.revoke_feed(a_feed_of(the_location()).pk, actor=actor),
}
