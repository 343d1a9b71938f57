"""When the people of the demo work: usual weeks, holidays, and a few days unlike the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from daybook.bookings.models import Booking
from daybook.schedule.operations import add_holiday, set_day, set_week
from daybook.schedule.queries import hours_of
from daybook.schedule.wishes import DayWish, Span, WeekWish
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_AHEAD = 26
AN_HOUR = 60


def set_hours(wish: Mapping[str, Any], first_day: date, actor: Actor) -> None:
    """Everybody's week since the salon opened, and its holidays until the end of the next year."""
    members = StaffMember.objects.of(actor).order_by("place")
    for member, told in zip(members, wish["staff"], strict=True):
        days = tuple(_span(told["hours"][day]) for day in WEEKDAYS)
        set_week(WeekWish(member.pk, first_day, days), actor=actor)
    for year in range(first_day.year + 1, timezone.now().year + 2):
        for holiday in wish["holidays"]:
            add_holiday(date(year, holiday["month"], holiday["day"]), holiday["title"], actor=actor)


def plan_some_days(actor: Actor) -> None:
    """Of the second in the list a free day becomes a day off, of the third a day an hour longer."""
    _first, second, third = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place")[:3]
    day, _spans = next(_working_days(second, actor, without_bookings=True), (None, ()))
    if day:
        set_day(DayWish(second.pk, day, (), "Training"), actor=actor)
    day, spans = next(_working_days(third, actor), (None, ()))
    if day:
        begin, end = spans[-1]
        set_day(DayWish(third.pk, day, (*spans[:-1], (begin, end + AN_HOUR)), "Open house"), actor=actor)


def _span(hours: list[str] | None) -> tuple[Span, ...]:
    if hours is None:
        return ()
    begin, end = (int(hour) * AN_HOUR + int(minute) for hour, minute in (text.split(":") for text in hours))
    return ((begin, end),)


def _working_days(
    member: StaffMember, actor: Actor, *, without_bookings: bool = False
) -> Iterator[tuple[date, tuple[Span, ...]]]:
    """The days to come on which they work, and when."""
    today = timezone.localdate(timezone=actor.zone)
    live = Booking.objects.of(actor).not_cancelled().filter(staff=member, ends_at__gt=timezone.now())
    booked = {starts_at.astimezone(actor.zone).date() for starts_at in live.values_list("starts_at", flat=True)}
    first, last = today + timedelta(days=1), today + timedelta(days=DAYS_AHEAD)
    for (_staff_id, day), hours in hours_of([member.pk], first, last, actor).items():
        if hours.spans and not (without_bookings and day in booked):
            yield day, hours.spans
