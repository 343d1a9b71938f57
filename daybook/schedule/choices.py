"""Closed lists of the schedule."""

from __future__ import annotations

from enum import StrEnum


class HoursFrom(StrEnum):
    """What says when somebody works on a day: nothing does, or the strongest of these."""

    NOTHING = "nothing"
    WEEK = "week"
    HOLIDAY = "holiday"
    DAY = "day"
