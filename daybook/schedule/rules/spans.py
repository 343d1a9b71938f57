"""Working hours of a day as spans of minutes since its local midnight, such as (600, 840) for 10:00 to 14:00."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

DAY = 24 * 60
"""Where a day ends: a span may end here, and one of the next day goes on."""
DAYS_OF_A_WEEK = 7
MOST = 12
"""Spans in one day; more is a mistake."""

Span = tuple[int, int]
Week = tuple[tuple[Span, ...], ...]
"""Seven days, Monday first."""


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in as few spans as it takes, in order."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return tuple(found)


def is_in_a_day(span: Span) -> bool:
    """Whether the span lies within one day and takes any time."""
    return 0 <= span[0] < span[1] <= DAY


def as_spans(stored: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The spans of a day as they stand in the database."""
    return tuple((begin, end) for begin, end in stored)
