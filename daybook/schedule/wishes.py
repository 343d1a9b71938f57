"""What somebody wants the working hours to be.

`stamp` is that of what the person was shown (`queries`): where it no longer is so, nothing is overwritten.
`None` asks for no such care.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True)
class WeekWish:
    """The usual week of a staff member from a day on: seven days of spans, Monday first."""

    staff_id: int
    from_day: date
    days: tuple[tuple[Span, ...], ...]
    stamp: str | None = None


@dataclass(frozen=True)
class DayWish:
    """The hours of a staff member on one day; no span is a day off."""

    staff_id: int
    day: date
    spans: tuple[Span, ...]
    note: str = ""
    stamp: str | None = None
