"""One trial of each operation of the schedule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from daybook.schedule import operations as schedule
from daybook.schedule.wishes import DayWish, WeekWish
from daybook.shared.actor import Actor
from tests.factories import a_staff_member
from tests.schedule.working import MONDAY, TEN_TO_TWO, WEEKDAYS, a_day, a_holiday, a_week

FAR_AHEAD = date(2090, 1, 2)


def removing_a_week(actor: Actor) -> None:
    week = a_week(a_staff_member(), from_day=FAR_AHEAD)
    schedule.remove_week(week.staff_id, FAR_AHEAD, actor=actor)


def clearing_a_day(actor: Actor) -> None:
    schedule.clear_day(a_day(a_staff_member(), MONDAY, TEN_TO_TWO).staff_id, MONDAY, actor=actor)


def removing_a_holiday(actor: Actor) -> None:
    schedule.remove_holiday(a_holiday(actor.location_id, MONDAY).pk, actor=actor)


SCHEDULE_TRIALS: dict[Callable[..., Any], Callable[[Actor], Any]] = {
    schedule.add_holiday: lambda actor: schedule.add_holiday(MONDAY, "Carnival", actor=actor),
    schedule.clear_day: clearing_a_day,
    schedule.remove_holiday: removing_a_holiday,
    schedule.remove_week: removing_a_week,
    schedule.set_day: lambda actor: schedule.set_day(DayWish(a_staff_member().pk, MONDAY, (TEN_TO_TWO,)), actor=actor),
    schedule.set_week: lambda actor: schedule.set_week(WeekWish(a_staff_member().pk, FAR_AHEAD, WEEKDAYS), actor=actor),
}
