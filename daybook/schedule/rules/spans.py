"""Working hours of a day as spans of minutes since its local midnight, such as (600, 840) for 10:00 to 14:00."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from daybook.schedule.wishes import Span

DAY = 24 * 60
"""Where a day ends: a span may end here, and one of the next day goes on."""
DAYS_OF_A_WEEK = 7
MOST = 12
"""Spans in one day; more is a mistake."""


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in as few spans as it takes, in order."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return tuple(found)


def problem_of(spans: Sequence[Span]) -> str:
    """What is wrong with these hours of a day, in words; empty: nothing."""
    if not all(0 <= begin < end <= DAY for begin, end in spans):
        return _("Working hours end after they begin, on the same day: those of a night go on the next day from 00:00.")
    if any(later[0] < earlier[1] for earlier, later in pairwise(sorted(spans))):
        return _("These hours overlap each other.")
    if len(spans) > MOST:
        return _("A day has at most %(most)d spans of working hours.") % {"most": MOST}
    return ""


def as_spans(stored: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The spans of a day as they stand in the database."""
    return tuple((begin, end) for begin, end in stored)
