"""Days of a place as moments."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the day on the clocks of the zone."""
    # Where clocks jump over midnight, it is for Python the moment of the jump; where it comes twice, the first.
    return datetime.combine(day, time.min, tzinfo=zone)
