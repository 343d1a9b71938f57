"""The times of one staff member that are taken."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import datetime, timedelta

LONGEST = timedelta(hours=24)
"""No booking takes longer; the database holds to it."""
YEARS = range(1900, 2201)
"""The years in which a booking may begin: those that the register can be asked for."""


class TakenTimes:
    """Spans of taken time, each with the booking that takes it; spans may overlap each other."""

    def __init__(self, spans: Iterable[tuple[datetime, datetime, int]] = ()) -> None:
        self._spans = sorted(spans)

    def taken_by(self, starts_at: datetime, ends_at: datetime) -> int | None:
        """The booking that takes any of this time; None where it is free. Ends touch without overlapping."""
        first = bisect_left(self._spans, (starts_at - LONGEST,))
        for start, end, booking_id in self._spans[first:]:
            if start >= ends_at:
                return None
            if end > starts_at:
                return booking_id
        return None

    def take(self, starts_at: datetime, ends_at: datetime, booking_id: int) -> None:
        """Note that this time is taken from now on."""
        insort(self._spans, (starts_at, ends_at, booking_id))
