"""How much of the working hours is booked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from daybook.overview.queries.ground import Asked, staff_of
from daybook.overview.queries.tallies import Cell
from daybook.schedule.queries import WorkingHours
from daybook.schedule.rules.moments import moments_of
from daybook.schedule.wishes import Span
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.shared.shares import share
from daybook.staff.models import StaffMember

K = TypeVar("K", bound=Hashable)
MINUTE, A_DAY, A_USUAL_DAY = timedelta(minutes=1), timedelta(days=1), timedelta(hours=24)


class Occupancy(NamedTuple):
    """Minutes. `outside` of the booked ones lie on days for which no hours are set, and are left out of the share."""

    booked: int = 0
    working: int = 0
    outside: int = 0
    days_without_hours: int = 0
    days: int = 0

    @property
    def share(self) -> Decimal | None:
        """The part of the working hours that is booked, in percent; more than all where somebody booked over."""
        return share(self.booked - self.outside, self.working)

    @property
    def has_hours(self) -> bool:
        """Whether working hours are set for any of the days."""
        return self.days_without_hours < self.days


class OccupiedCell(NamedTuple):
    """A day of one staff member."""

    staff_id: int
    day: date
    occupancy: Occupancy


def occupied(asked: Asked, cells: Iterable[Cell], actor: Actor) -> list[OccupiedCell]:
    """Each day of everybody who is asked for: what is booked, and what they work. Who left works until then."""
    staff = staff_of(asked, actor)
    period = asked.period
    hours = WorkingHours([member.pk for member in staff], period.first, period.last, actor)
    booked = {(cell.staff_id, cell.day): cell.tally.minutes for cell in cells}
    length = _lengths(actor.zone)
    found = []
    for member in staff:
        left_on = _left_on(member, actor)
        for day in period.days:
            minutes = booked.get((member.pk, day), 0)
            if day <= left_on:
                found.append(OccupiedCell(member.pk, day, _of(minutes, hours.on(member.pk, day).spans, day, length)))
            elif minutes:
                found.append(OccupiedCell(member.pk, day, Occupancy(minutes, 0, minutes, 1, 1)))
    return found


def gathered(cells: Iterable[OccupiedCell], by: Callable[[OccupiedCell], K]) -> dict[K, Occupancy]:
    """The days put together by whatever each belongs to."""
    found: dict[K, list[Occupancy]] = defaultdict(list)
    for cell in cells:
        found[by(cell)].append(cell.occupancy)
    return {key: Occupancy._make(map(sum, zip(*among, strict=True))) for key, among in found.items()}


def occupancy_of_all(cells: Iterable[OccupiedCell]) -> Occupancy:
    """All of them together."""
    return gathered(cells, lambda _cell: None).get(None, Occupancy())


Lengths = Callable[[date, tuple[Span, ...]], int]


def _of(booked: int, spans: tuple[Span, ...] | None, day: date, length: Lengths) -> Occupancy:
    if spans is None:
        return Occupancy(booked, 0, booked, 1, 1)
    return Occupancy(booked, length(day, spans), 0, 0, 1)


def _lengths(zone: ZoneInfo) -> Lengths:
    """How many minutes the spans of a day last: on most days what their clock says, so each is looked up only once."""

    @cache
    def is_usual(day: date) -> bool:
        return _begin(day + A_DAY, zone) - _begin(day, zone) == A_USUAL_DAY

    @cache
    def by_the_clock(spans: tuple[Span, ...]) -> int:
        return sum(end - begin for begin, end in spans)

    def length(day: date, spans: tuple[Span, ...]) -> int:
        if is_usual(day):
            return by_the_clock(spans)
        return sum((end - begin) // MINUTE for begin, end in moments_of(day, spans, zone))

    return length


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return day_begins(day, zone).astimezone(UTC)


def _left_on(member: StaffMember, actor: Actor) -> date:
    return member.retired_at.astimezone(actor.zone).date() if member.retired_at else date.max
