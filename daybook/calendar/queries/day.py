"""The bookings of one day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Prefetch

from daybook.bookings.models import Booking, BookingQuerySet, Line
from daybook.bookings.rights import visible_in_calendar
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins


def bookings_of_day(day: date, actor: Actor) -> BookingQuerySet:
    """What the actor may see of a day at their location, in the order of the clock; nothing that was deleted."""
    begins, ends = day_begins(day, actor.zone), day_begins(day + timedelta(days=1), actor.zone)
    lines = Line.objects.of(actor).select_related("service").order_by("place", "pk")
    return (
        visible_in_calendar(Booking.objects.of(actor), actor)
        .not_cancelled()
        .filter(starts_at__gte=begins, starts_at__lt=ends)
        .select_related("client", "staff")
        .prefetch_related(Prefetch("lines", lines))
        .order_by("starts_at", "pk")
    )
