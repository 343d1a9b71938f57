"""When the people of the calendar's columns do not work, in minutes of the location's clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from daybook.calendar.queries.board import Column, Days
from daybook.schedule.choices import HoursFrom
from daybook.schedule.queries import DayHours, hours_of
from daybook.schedule.rules.spans import DAY
from daybook.schedule.wishes import Span
from daybook.shared.actor import Actor

HOUR = 60
USUAL: Span = (7 * HOUR, 21 * HOUR)
"""What the calendar shows of a day where nobody has said when they work."""
_OFF = DayHours((), HoursFrom.NOTHING)
"""A day after somebody's last one."""


class Closed(NamedTuple):
    """Some minutes of a day at which a staff member does not work."""

    staff_id: int
    day: date
    begins: int
    ends: int


@dataclass(frozen=True)
class BoardHours:
    """What is shaded, what is said of a column's first day, and from when until when the days are shown."""

    closed: list[Closed]
    notes: dict[int, str]
    opens: int
    closes: int


def board_hours(days: Days, among: Collection[Column], actor: Actor) -> BoardHours:
    """The hours of these columns over these days; nothing is shaded of somebody whose hours are not known."""
    known = hours_of([column.id for column in among], days.first, days.last, actor)
    last_days = {column.id: column.last_day or date.max for column in among}
    hours = {(staff_id, day): _OFF if day > last_days[staff_id] else one for (staff_id, day), one in known.items()}
    shown = [span for one in hours.values() for span in ((USUAL,) if one.spans is None else one.spans)] or [USUAL]
    return BoardHours(
        closed=[
            Closed(staff_id, day, begins, ends) for (staff_id, day), one in hours.items() for begins, ends in _gaps(one)
        ],
        notes={staff_id: one.note for (staff_id, day), one in hours.items() if one.note and day == days.first},
        opens=min(begins for begins, _ends in shown) // HOUR * HOUR,
        closes=-(-max(ends for _begins, ends in shown) // HOUR) * HOUR,
    )


def _gaps(hours: DayHours) -> Iterator[Span]:
    """The time of a day between the spans, before the first and after the last."""
    if hours.spans is None:
        return
    at = 0
    for begins, ends in hours.spans:
        if begins > at:
            yield at, begins
        at = max(at, ends)
    if at < DAY:
        yield at, DAY
