"""Noting that an address is in use."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from daybook.feeds.models import CalendarFeed
from daybook.shared.actor import Actor
from daybook.shared.operations import operation

EVERY = timedelta(hours=1)


@operation
def note_fetched(feed_id: int, *, actor: Actor) -> None:
    """Note that it was read, once an hour at most: the page that manages it says when that was last."""
    now = timezone.now()
    is_due = Q(fetched_at=None) | Q(fetched_at__lt=now - EVERY)
    CalendarFeed.objects.of(actor).filter(is_due, pk=feed_id).update(fetched_at=now)
