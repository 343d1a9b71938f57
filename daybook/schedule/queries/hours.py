"""When people work. What says it, in this order: the hours of that day, a holiday, the week pattern, nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import DateField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from daybook.schedule.choices import HoursFrom
from daybook.schedule.models import DayPlan, Holiday, WeekPattern
from daybook.schedule.rules.moments import Moments, joined_moments, moments_of
from daybook.schedule.rules.spans import DAY, as_spans
from daybook.schedule.wishes import Span
from daybook.shared.actor import Actor

Key = tuple[int, date]
"""A staff member and a day."""


class DayHours(NamedTuple):
    """One day of one person: `spans` in local minutes (none: a day off; `None`: nobody has said when they work).

    `note` is what was said of the day, or the title of the holiday; `stamp` tells the hours of that very day from
    any others, before and after; it is empty where the week decides.
    """

    spans: tuple[Span, ...] | None
    said_by: HoursFrom
    note: str = ""
    stamp: str = ""


class WorkingHours:
    """The hours of some people over some days: three queries for any number, each day worked out when asked for."""

    def __init__(self, staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor) -> None:
        self._zone = actor.zone
        self._plans = _plans(staff_ids, first_day, last_day, actor)
        self.holidays = holidays_between(first_day, last_day, actor)
        self._weeks = _weeks(staff_ids, first_day, last_day, actor)

    def on(self, staff_id: int, day: date) -> DayHours:
        """The hours of one of them on one of the days."""
        return self._plans.get((staff_id, day)) or _usual(day, self._weeks[staff_id], self.holidays)

    def moments_on(self, staff_id: int, day: date) -> list[Moments] | None:
        """The same as UTC moments; `None`: their hours are not known."""
        spans = self.on(staff_id, day).spans
        return None if spans is None else moments_of(day, spans, self._zone)

    def cover(self, staff_id: int, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether they work all that time; who has no known hours on a day works the whole of it."""
        first, last = starts_at.astimezone(self._zone).date(), ends_at.astimezone(self._zone).date()
        moments = [
            span
            for day in days_between(first, last)
            for span in self.moments_on(staff_id, day) or self._unless_known(staff_id, day)
        ]
        return any(begin <= starts_at and ends_at <= end for begin, end in joined_moments(moments))

    def _unless_known(self, staff_id: int, day: date) -> list[Moments]:
        is_known = self.on(staff_id, day).spans is not None
        return [] if is_known else moments_of(day, [(0, DAY)], self._zone)


def spans_of(
    staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor
) -> dict[Key, list[Moments] | None]:
    """When each of them works on each day, both ends included, as UTC moments; `None`: their hours are not known."""
    hours = WorkingHours(staff_ids, first_day, last_day, actor)
    return {
        (staff_id, day): hours.moments_on(staff_id, day)
        for staff_id in staff_ids
        for day in days_between(first_day, last_day)
    }


def hours_of(staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor) -> dict[Key, DayHours]:
    """The hours of each of them on each day, both ends included, on the clocks of the location, and what says so."""
    hours = WorkingHours(staff_ids, first_day, last_day, actor)
    return {
        (staff_id, day): hours.on(staff_id, day) for staff_id in staff_ids for day in days_between(first_day, last_day)
    }


def holidays_between(first_day: date, last_day: date, actor: Actor) -> dict[date, str]:
    """The titles of the location's holidays in these days, both ends included, in order."""
    rows = Holiday.objects.of(actor).filter(day__range=(first_day, last_day)).order_by("day")
    return dict(rows.values_list("day", "title"))


def days_between(first_day: date, last_day: date) -> Iterator[date]:
    """Each day, both ends included."""
    return (first_day + timedelta(days=number) for number in range((last_day - first_day).days + 1))


def stamp_of(row: DayPlan | None) -> str:
    """What tells the hours of a day as they are from those before and after; empty where the week decides."""
    return f"{row.pk}.{row.version}" if row else ""


def _plans(staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor) -> dict[Key, DayHours]:
    rows = DayPlan.objects.of(actor).filter(staff_id__in=staff_ids, day__range=(first_day, last_day))
    return {
        (row.staff_id, row.day): DayHours(as_spans(row.spans), HoursFrom.DAY, row.note, stamp_of(row)) for row in rows
    }


def _weeks(
    staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor
) -> dict[int, list[tuple[date, list[list[list[int]]]]]]:
    """The patterns of each of them that these days are asked of, the latest first."""
    theirs = WeekPattern.objects.of(actor).filter(staff_id__in=staff_ids, from_day__lte=last_day)
    in_force = theirs.filter(staff_id=OuterRef("staff_id"), from_day__lte=first_day).order_by("-from_day")
    since = Coalesce(Subquery(in_force.values("from_day")[:1]), Value(first_day), output_field=DateField())
    found = defaultdict(list)
    asked = theirs.filter(from_day__gte=since).order_by(F("from_day").desc())
    for staff_id, from_day, spans in asked.values_list("staff_id", "from_day", "spans"):
        found[staff_id].append((from_day, spans))
    return found


def _usual(day: date, weeks: list[tuple[date, list[list[list[int]]]]], holidays: dict[date, str]) -> DayHours:
    if day in holidays:
        return DayHours((), HoursFrom.HOLIDAY, holidays[day])
    week = next((spans for from_day, spans in weeks if from_day <= day), None)
    if week is None:
        return DayHours(None, HoursFrom.NOTHING)
    return DayHours(as_spans(week[day.weekday()]), HoursFrom.WEEK)
