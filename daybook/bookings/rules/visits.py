"""Which bookings of a client on a day make one visit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """The time that a booking takes."""

    starts_at: datetime
    ends_at: datetime
    booking_id: int


def visits_among(spans: Iterable[Span], interval: timedelta) -> list[list[int]]:
    """The bookings by visit, in order of time: one begins a new visit where more than `interval` is free before it.

    The same rule stands in SQL in `steps.settle`; a test holds the two together.
    """
    visits: list[list[int]] = []
    busy_until: datetime | None = None
    for span in sorted(spans, key=lambda span: (span.starts_at, span.booking_id)):
        if busy_until is None or span.starts_at - busy_until > interval:
            visits.append([])
        visits[-1].append(span.booking_id)
        busy_until = max(busy_until or span.ends_at, span.ends_at)
    return visits
