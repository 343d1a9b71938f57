"""Spans of local minutes as moments, on days of 23, 24 and 25 hours alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from daybook.schedule.rules.spans import DAY
from daybook.schedule.wishes import Span
from daybook.shared.days import day_begins

Moments = tuple[datetime, datetime]

SECOND = timedelta(seconds=1)


def moments_of(day: date, spans: Iterable[Span], zone: ZoneInfo) -> list[Moments]:
    """When these spans of local minutes begin and end, in UTC, in order, none touching another.

    A time that the clocks skip is the moment at which they jump; of one that comes twice, a span begins with the
    first and ends with the second. What the clocks skip whole is left out.
    """
    moments = [(_begin(day, begin, zone), _end(day, end, zone)) for begin, end in spans]
    return joined_moments(span for span in moments if span[0] < span[1])


def joined_moments(spans: Iterable[Moments]) -> list[Moments]:
    """The same time in as few spans as it takes: those that meet, at midnight too, are one."""
    found: list[Moments] = []
    for begins_at, ends_at in sorted(spans):
        if found and begins_at <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends_at))
        else:
            found.append((begins_at, ends_at))
    return found


def _begin(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The first moment of the day at which its clocks show this time or a later one."""
    return _moment(_local(day, minutes), zone)


def _end(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The first moment after the last one at which the clocks of the day show an earlier time than this."""
    if minutes == DAY:
        return day_begins(day + timedelta(days=1), zone).astimezone(UTC)
    return _moment(_local(day, minutes) - SECOND, zone, fold=1, later=SECOND)


def _local(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time.min) + timedelta(minutes=minutes)


def _moment(local: datetime, zone: ZoneInfo, *, fold: int = 0, later: timedelta = timedelta(0)) -> datetime:
    wished = local.replace(tzinfo=zone, fold=fold)
    moment = wished.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local:
        return moment + later
    return _jump(local, zone)


def _jump(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks jump over this time."""
    before, after = sorted(local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    offset = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
