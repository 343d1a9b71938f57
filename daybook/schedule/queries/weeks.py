"""The usual weeks of one person, one after the other."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Sum

from daybook.schedule.models import WeekPattern
from daybook.schedule.rules.spans import DAYS_OF_A_WEEK, as_spans
from daybook.schedule.wishes import Span
from daybook.shared.actor import Actor


class Week(NamedTuple):
    """A usual week: seven days, Monday first, from a day on."""

    from_day: date
    days: tuple[tuple[Span, ...], ...]


NO_WEEK = Week(date.min, ((),) * DAYS_OF_A_WEEK)


def weeks_of(staff_id: int, actor: Actor) -> list[Week]:
    """All of them, the latest first."""
    rows = WeekPattern.objects.of(actor).filter(staff_id=staff_id).order_by("-from_day")
    return [Week(from_day, tuple(map(as_spans, days))) for from_day, days in rows.values_list("from_day", "spans")]


def week_on(day: date, weeks: list[Week]) -> Week | None:
    """Which of these, the latest first, counts on that day."""
    return next((week for week in weeks if week.from_day <= day), None)


def stamp_of_weeks(staff_id: int, actor: Actor) -> str:
    """What tells all the usual weeks of a person as they are now from those before and after."""
    rows = WeekPattern.objects.of(actor).filter(staff_id=staff_id)
    counted = rows.aggregate(number=Count("pk"), last=Max("pk"), versions=Sum("version"))
    return ".".join(str(counted[name] or 0) for name in ("number", "last", "versions"))
