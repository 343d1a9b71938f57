"""Days of a place as moments."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the day on the clocks of the zone."""
    # Midnight that clocks jump over is for Python the moment of the jump; midnight that comes twice the first of the two.
    return datetime.combine(day, time.min, tzinfo=zone)
