"""When people work. What says it, in this order: the hours of that day, a holiday, the week pattern, nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import DateField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from daybook.schedule.choices import HoursFrom
from daybook.schedule.models import DayPlan, Holiday, WeekPattern
from daybook.schedule.rules.moments import Moments, moments_of
from daybook.schedule.rules.spans import Span, as_spans
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


def spans_of(
    staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor
) -> dict[Key, list[Moments] | None]:
    """When each of them works on each day, both ends included, as UTC moments; `None`: their hours are not known."""
    hours = hours_of(staff_ids, first_day, last_day, actor)
    return {key: moments_on(key[1], found, actor) for key, found in hours.items()}


def moments_on(day: date, hours: DayHours, actor: Actor) -> list[Moments] | None:
    """The hours of a day as UTC moments at the actor's location."""
    return None if hours.spans is None else moments_of(day, hours.spans, actor.zone)


def hours_of(staff_ids: Collection[int], first_day: date, last_day: date, actor: Actor) -> dict[Key, DayHours]:
    """The hours of each of them on each day, both ends included, and what says so: three queries for any number."""
    plans = _plans(staff_ids, first_day, last_day, actor)
    holidays = holidays_between(first_day, last_day, actor)
    weeks = _weeks(staff_ids, first_day, last_day, actor)
    return {
        (staff_id, day): plans.get((staff_id, day)) or _usual(day, weeks[staff_id], holidays)
        for staff_id in staff_ids
        for day in days_between(first_day, last_day)
    }


def holidays_between(first_day: date, last_day: date, actor: Actor) -> dict[date, str]:
    """The titles of the location's holidays in these days, both ends included, in order."""
    rows = Holiday.objects.of(actor).filter(day__range=(first_day, last_day)).order_by("day")
    return dict(rows.values_list("day", "title"))


def days_between(first_day: date, last_day: date) -> Iterator[date]:
    """Each day, both ends included."""
    return (first_day + timedelta(days=number) for number in range((last_day - first_day).days + 1))


def stamp_of(row: DayPlan | WeekPattern) -> str:
    """What tells this row as it is from itself before and after, and from one made anew in its place."""
    return f"{row.pk}.{row.version}"


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
