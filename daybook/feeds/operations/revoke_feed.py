"""Closing a secret address."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.feeds.models import CalendarFeed
from daybook.feeds.rights import refusal_to_share
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, refuse
from daybook.shared.operations import operation


@operation
def revoke_feed(feed_id: int, *, actor: Actor) -> CalendarFeed:
    """Close the address for good: whoever asks it again finds nothing. Twice is harmless."""
    rows = CalendarFeed.objects.of(actor).select_related("staff").select_for_update(of=("self",))
    feed = rows.filter(pk=feed_id).first()
    if feed is None:
        raise NotThere(_("There is no such address here."))
    refuse(refusal_to_share(feed.staff, actor))
    if feed.revoked_at is None:
        feed.revoked_at, feed.revoked_by_id = timezone.now(), actor.user_id
        feed.save(update_fields=["revoked_at", "revoked_by"])
    return feed
