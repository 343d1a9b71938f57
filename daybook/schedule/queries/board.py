"""A week of working hours, of everybody whose hours the actor may change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from daybook.schedule.choices import HoursFrom
from daybook.schedule.queries.hours import DayHours, WorkingHours, days_between
from daybook.schedule.rights import editable
from daybook.schedule.rules.spans import DAYS_OF_A_WEEK
from daybook.schedule.rules.words import in_words
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember


class Head(NamedTuple):
    """A day of the week, and the title of the holiday that it is, if it is one."""

    day: date
    is_today: bool
    holiday: str


class Cell(NamedTuple):
    """A day of one person, as it is shown."""

    day: date
    hours: DayHours

    @property
    def lines(self) -> list[str]:
        """Each span of hours."""
        return [in_words([span]) for span in self.hours.spans or ()]

    @property
    def is_known(self) -> bool:
        """Whether anybody has said when they work on this day."""
        return self.hours.spans is not None

    @property
    def is_of_this_day(self) -> bool:
        """Whether the hours are said for this very day."""
        return self.hours.said_by == HoursFrom.DAY

    @property
    def is_holiday(self) -> bool:
        """Whether they do not work because the location is closed."""
        return self.hours.said_by == HoursFrom.HOLIDAY


class Row(NamedTuple):
    """A week of one person."""

    member: StaffMember
    cells: list[Cell]

    @property
    def has_hours(self) -> bool:
        """Whether anybody has said when they work on any of these days."""
        return any(cell.is_known for cell in self.cells)


class Board(NamedTuple):
    """Seven days, and when who works."""

    heads: list[Head]
    rows: list[Row]

    @property
    def first(self) -> date:
        """The Monday."""
        return self.heads[0].day

    @property
    def last(self) -> date:
        """The Sunday."""
        return self.heads[-1].day


def board_of(day: date, actor: Actor, *, today: date) -> Board:
    """The week in which the day lies."""
    first = day - timedelta(days=day.weekday())
    days = list(days_between(first, first + timedelta(days=DAYS_OF_A_WEEK - 1)))
    staff = staff_to_plan(actor)
    hours = WorkingHours([member.pk for member in staff], days[0], days[-1], actor)
    return Board(
        [Head(day, day == today, hours.holidays.get(day, "")) for day in days],
        [Row(member, [Cell(day, hours.on(member.pk, day)) for day in days]) for member in staff],
    )


def staff_to_plan(actor: Actor) -> Sequence[StaffMember]:
    """Who serves here and has hours that the actor may change, in the order of lists."""
    serving = editable(StaffMember.objects.of(actor).filter(retired_at=None), actor)
    return list(serving.select_related("position").order_by("place", "name", "pk"))


def member_to_plan(staff_id: int, actor: Actor) -> StaffMember | None:
    """One of them; None where there is no such one."""
    serving = editable(StaffMember.objects.of(actor).filter(retired_at=None), actor)
    return serving.select_related("position").filter(pk=staff_id).first()
