"""Bookings that lie outside working hours, such as after the hours were changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from daybook.bookings.models import Booking
from daybook.bookings.queries.hours import hours_around
from daybook.bookings.rights import visible_in_calendar
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins

MOST_LOOKED_AT = 10_000
MOST_SHOWN = 20
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Outside:
    """How many there are, and the first of them."""

    number: int
    first: Sequence[Booking]

    @property
    def has_more(self) -> bool:
        """Whether there are others than the first."""
        return self.number > len(self.first)


def bookings_outside(first_day: date, last_day: date | None, actor: Actor, *, staff_id: int | None) -> Outside:
    """The coming bookings of these days, of one staff member or all, at which their staff member does not work."""
    since = max(timezone.now(), day_begins(first_day, actor.zone))
    live = visible_in_calendar(Booking.objects.of(actor).not_cancelled(), actor).filter(starts_at__gte=since)
    if last_day:
        live = live.filter(starts_at__lt=day_begins(last_day + A_DAY, actor.zone))
    if staff_id:
        live = live.filter(staff_id=staff_id)
    rows = list(live.order_by("starts_at", "pk").values_list("pk", "staff_id", "starts_at", "ends_at")[:MOST_LOOKED_AT])
    if not rows:
        return Outside(0, [])
    hours = hours_around([(start, end) for _pk, _staff, start, end in rows], {row[1] for row in rows}, actor)
    outside = [pk for pk, member, start, end in rows if not hours.cover(member, start, end)]
    shown = Booking.objects.of(actor).among(outside[:MOST_SHOWN]).select_related("staff", "client")
    return Outside(len(outside), list(shown.order_by("starts_at", "pk")))
