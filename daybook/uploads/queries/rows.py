"""The rows of an upload, with their verdicts and what is to be said about them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Q

from daybook.shared.sheets.frames import Cell, untagged
from daybook.uploads.choices import Verdict
from daybook.uploads.models import Upload, UploadRow

PAGE = 50
MOST_SUGGESTIONS = 200
SUGGESTIONS = """
    SELECT problem->>'heading', problem->>'typed', problem->'suggestions', count(*)
    FROM uploads_uploadrow AS row CROSS JOIN jsonb_array_elements(row.problems) AS problem
    WHERE row.upload_id = %s AND row.verdict = 'refused' AND problem->>'typed' <> ''
      AND jsonb_array_length(problem->'suggestions') > 0
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2 LIMIT %s
"""


class Filter(StrEnum):
    """Which rows of an upload are shown."""

    ALL = "all"
    PROBLEMS = "problems"
    WARNINGS = "warnings"
    READY = "ready"
    THERE = "there"
    MADE = "made"
    TAKEN_BACK = "taken_back"
    KEPT = "kept"


SHOWN: Mapping[Filter, Q] = {
    Filter.ALL: Q(),
    Filter.PROBLEMS: Q(verdict=Verdict.REFUSED),
    Filter.WARNINGS: Q(verdict__in=[Verdict.READY, Verdict.MADE]) & ~Q(problems=[]),
    Filter.READY: Q(verdict=Verdict.READY),
    Filter.THERE: Q(verdict=Verdict.THERE),
    Filter.MADE: Q(verdict__in=[Verdict.MADE, Verdict.KEPT]),
    Filter.TAKEN_BACK: Q(verdict=Verdict.TAKEN_BACK),
    Filter.KEPT: Q(verdict=Verdict.KEPT),
}


@dataclass(frozen=True)
class ProblemShown:
    """Something about a row; `column` is the index of the cell that it is about, None where it is about the row."""

    column: int | None
    heading: str
    value: str
    sentence: str
    code: str
    is_warning: bool
    typed: str
    suggestions: Sequence[str]


@dataclass(frozen=True)
class RowShown:
    """One row: the file's number, its cells as they came, its verdict, and everything that is to be said about it."""

    number: int
    cells: Sequence[Cell]
    verdict: Verdict
    problems: Sequence[ProblemShown]
    made_id: int | None


@dataclass(frozen=True)
class RowsPage:
    """Some rows in the file's order. `after` and `before` are the row numbers to go on from; None: nothing is there."""

    rows: Sequence[RowShown]
    after: int | None
    before: int | None


@dataclass(frozen=True)
class Suggestion:
    """A name as the file writes it, the nearest ones in Settings, and how many rows taking one would help."""

    heading: str
    typed: str
    names: tuple[str, ...]
    rows: int


def rows_of(
    upload: Upload, shown: Filter = Filter.ALL, *, after: int = 0, before: int | None = None, size: int = PAGE
) -> RowsPage:
    """The rows that follow row `after`, or those that stand before row `before`."""
    rows = upload.rows.filter(SHOWN[shown])
    if before is not None:
        found = list(rows.filter(number__lt=before).order_by("-number")[: size + 1])
        has_more, kept = len(found) > size, found[:size][::-1]
        return _page(upload, kept, before=has_more, after=True)
    found = list(rows.filter(number__gt=after).order_by("number")[: size + 1])
    return _page(upload, found[:size], before=after > 0, after=len(found) > size)


def told_rows(upload: Upload) -> Iterator[UploadRow]:
    """The rows about which there is something to say, problems and warnings, in the file's order."""
    rows = upload.rows.exclude(problems=[]).exclude(verdict=Verdict.THERE).order_by("number")
    return rows.iterator(chunk_size=1000)


def suggestions_told(upload: Upload) -> list[Suggestion]:
    """What was typed and the near names, those first that help most rows."""
    with connection.cursor() as cursor:
        cursor.execute(SUGGESTIONS, [upload.pk, MOST_SUGGESTIONS])
        return [Suggestion(heading, typed, tuple(json.loads(names)), rows) for heading, typed, names, rows in cursor]


def suggestions(upload: Upload) -> Counter[tuple[str, str]]:
    """What was typed and the nearest name, with the number of rows that accepting it would help."""
    found: Counter[tuple[str, str]] = Counter()
    for suggestion in suggestions_told(upload):
        found[suggestion.typed, suggestion.names[0]] += suggestion.rows
    return found


def _page(upload: Upload, rows: Sequence[UploadRow], *, before: bool, after: bool) -> RowsPage:
    numbers = [row.number for row in rows]
    return RowsPage(
        [_shown(upload, row) for row in rows],
        after=numbers[-1] if numbers and after else None,
        before=numbers[0] if numbers and before else None,
    )


def _shown(upload: Upload, row: UploadRow) -> RowShown:
    cells = [_cell(value) for value in row.values]
    cells += [None] * (len(upload.headings) - len(cells))
    problems = [_problem(upload, problem) for problem in row.problems]
    return RowShown(row.number, cells, Verdict(row.verdict), problems, row.made_id)


def _cell(value: object) -> Cell:
    return untagged(value) if isinstance(value, dict) else value  # type: ignore[return-value]  # untyped: JSON


def _problem(upload: Upload, told: Mapping[str, Any]) -> ProblemShown:
    return ProblemShown(
        column=_column(upload, told["heading"]),
        heading=told["heading"],
        value=told["value"],
        sentence=told["sentence"],
        code=told["code"],
        is_warning=told["is_warning"],
        typed=told.get("typed", ""),
        suggestions=told["suggestions"],
    )


def _column(upload: Upload, heading: str) -> int | None:
    places = (place for place in upload.places.values() if place < len(upload.headings))
    return next((place for place in places if upload.headings[place] == heading), None) if heading else None
