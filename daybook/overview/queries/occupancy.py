"""How much of the working hours is booked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Sum
from django.db.models.functions import TruncDate

from daybook.overview.queries.ground import Asked, bookings_of, staff_of
from daybook.overview.queries.tallies import TAKES, Cell
from daybook.schedule.queries import WorkingHours
from daybook.schedule.rules.moments import moments_of
from daybook.schedule.wishes import Span
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.shared.periods import Period
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
    """A piece of the period of one staff member."""

    staff_id: int
    piece: Period
    occupancy: Occupancy


def occupied(asked: Asked, cells: Iterable[Cell], actor: Actor, pieces: Sequence[Period] = ()) -> list[OccupiedCell]:
    """What is booked of everybody's days, by staff member and piece (none: the whole). Who leaves works until then."""
    parts = pieces or [asked.period]
    staff = staff_of(asked, actor)
    hours = WorkingHours([member.pk for member in staff], asked.period.first, asked.period.last, actor)
    worked = {member.pk: _worked(member, parts, hours, actor) for member in staff}
    booked: dict[tuple[int, Period], int] = defaultdict(int)
    for cell in cells:
        booked[cell.staff_id, cell.piece if pieces else asked.period] += cell.tally.minutes
    outside = _booked_on(_days_without_hours(worked), asked, actor)
    found = []
    for pk, times in worked.items():
        for piece, (working, days, without) in zip(parts, times, strict=True):
            minutes = booked.get((pk, piece), 0)
            if days or minutes:
                left_out = sum(outside.get((pk, day), 0) for day in without)
                found.append(
                    OccupiedCell(pk, piece, Occupancy(minutes, working, left_out, min(len(without), days), days))
                )
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
Worked = tuple[int, int, list[date]]
"""Of a piece: minutes, days, and those of them for which no hours are set."""


def _worked(member: StaffMember, parts: Sequence[Period], hours: WorkingHours, actor: Actor) -> list[Worked]:
    left_on = member.retired_at.astimezone(actor.zone).date() if member.retired_at else date.max
    length = _lengths(actor.zone)
    found = []
    for piece in parts:
        minutes, without = 0, []
        for day in piece.days:
            spans = hours.on(member.pk, day).spans if day <= left_on else None
            if spans is None:
                without.append(day)
            else:
                minutes += length(day, spans)
        days = sum(day <= left_on for day in piece.days) if piece.last > left_on else len(piece)
        found.append((minutes, days, without))
    return found


def _days_without_hours(worked: Mapping[int, list[Worked]]) -> list[int]:
    """Those of the staff who have days without hours."""
    return [pk for pk, times in worked.items() if any(without for _minutes, _days, without in times)]


def _booked_on(staff_ids: list[int], asked: Asked, actor: Actor) -> dict[tuple[int, date], int]:
    """The minutes of these staff members that are booked on each day."""
    if not staff_ids:
        return {}
    rows = bookings_of(replace(asked, staff_ids=frozenset(staff_ids)), actor).not_cancelled().order_by()
    days = rows.annotate(day=TruncDate("starts_at", tzinfo=actor.zone)).values("staff_id", "day")
    told = days.annotate(length=Sum(TAKES)).values_list("staff_id", "day", "length")
    return {(staff_id, day): length // MINUTE for staff_id, day, length in told}


@cache
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
