"""Days of a place: as moments, and where its weeks begin."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import get_format


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the day on the clocks of the zone."""
    # Where clocks jump over midnight, it is for Python the moment of the jump; where it comes twice, the first.
    return datetime.combine(day, time.min, tzinfo=zone)


def week_start(locale: str) -> int:
    """The first day of the week in this way of writing dates: 0 is Sunday, 1 Monday."""
    return int(get_format("FIRST_DAY_OF_WEEK", locale, use_l10n=True))
