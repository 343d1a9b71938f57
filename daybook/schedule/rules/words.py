"""Working hours as people read and type them: 10:00–14:00, 15:00–19:00."""

from __future__ import annotations

import re
from collections.abc import Iterable

from daybook.schedule.rules.spans import DAY
from daybook.schedule.wishes import Span

A_TIME = r"(\d{1,2})(?:\s*[:.h]\s*([0-5]\d))?"
A_SPAN = re.compile(rf"\s*{A_TIME}\s*[-–—]\s*{A_TIME}\s*")
BETWEEN = re.compile(r"[,;\n]|\s+(?=\d{1,2}(?:[:.h]\d{2})?\s*[-–—])")


def in_words(spans: Iterable[Span]) -> str:
    """The spans, as the person also may type them; empty for a day off."""
    return ", ".join(f"{time_in_words(begin)}–{time_in_words(end)}" for begin, end in spans)


def time_in_words(minutes: int) -> str:
    """Such as 09:30; 24:00 is the end of the day."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_spans(text: str) -> list[Span] | None:
    """The spans that are typed, in the order of typing; None where something in it is no span of time."""
    found = [A_SPAN.fullmatch(part) for part in BETWEEN.split(text) if part.strip()]
    spans = [_span(*match.groups()) for match in found if match]
    return spans if len(spans) == len(found) and all(0 <= end <= DAY for span in spans for end in span) else None


def _span(*parts: str | None) -> Span:
    hour, minute, to_hour, to_minute = (int(part or 0) for part in parts)
    begin, end = hour * 60 + minute, to_hour * 60 + to_minute
    return begin, (end or DAY)
