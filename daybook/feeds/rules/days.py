"""Which days a calendar feed tells of."""

from __future__ import annotations

from datetime import datetime, timedelta

BACK = timedelta(weeks=8)
AHEAD = timedelta(weeks=56)


def bounds(now: datetime) -> tuple[datetime, datetime]:
    """From when until when: the past weeks, and more than a year ahead; the same all day long."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - BACK, midnight + AHEAD
