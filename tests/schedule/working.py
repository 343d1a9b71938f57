"""Working hours as tests need them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from daybook.schedule.models import DayPlan, Holiday, WeekPattern
from daybook.schedule.wishes import Span
from daybook.staff.models import StaffMember

MONDAY = date(2026, 3, 2)
LONG_AGO = date(2020, 1, 1)
TEN_TO_TWO = (600, 840)
THREE_TO_SEVEN = (900, 1140)
WITH_A_BREAK = (TEN_TO_TWO, THREE_TO_SEVEN)
WEEKDAYS = (*[WITH_A_BREAK] * 5, (), ())
"""Monday to Friday from ten to seven, with a break from two to three."""


def a_week(staff: StaffMember, days: Sequence[Sequence[Span]] = WEEKDAYS, *, from_day: date = LONG_AGO) -> WeekPattern:
    return WeekPattern.objects.create(
        location_id=staff.location_id, staff=staff, from_day=from_day, spans=[list(map(list, day)) for day in days]
    )


def a_day(staff: StaffMember, day: date, *spans: Span, note: str = "") -> DayPlan:
    return DayPlan.objects.create(
        location_id=staff.location_id, staff=staff, day=day, spans=list(map(list, spans)), note=note
    )


def a_holiday(location_id: int, day: date, title: str = "Carnival") -> Holiday:
    return Holiday.objects.create(location_id=location_id, day=day, title=title)
