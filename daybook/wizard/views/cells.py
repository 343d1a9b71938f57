"""The rows of a file as the page shows them: what stands in each cell, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import text_of
from daybook.shared.sheets.frames import Cell
from daybook.uploads.choices import Verdict
from daybook.uploads.models import Upload
from daybook.uploads.queries.rows import ProblemShown, RowShown

WARNED = "warned"
SHORT = 24
"""Letters of a cell that stand on one line."""
ICONS = {
    Verdict.READY: "circle-check",
    WARNED: "alert-triangle",
    Verdict.THERE: "copy",
    Verdict.REFUSED: "alert-circle",
    Verdict.MADE: "circle-check",
    Verdict.TAKEN_BACK: "arrow-back-up",
    Verdict.KEPT: "alert-triangle",
}


def written(cell: Cell) -> str:
    """The cell as a person would read it in a spreadsheet program."""
    match cell:
        case bool():
            return _("yes") if cell else _("no")
        case datetime():
            return f"{cell:%d.%m.%Y %H:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell:%H:%M}"
        case _other:
            return text_of(cell)


def places_shown(upload: Upload) -> list[int]:
    """The columns of the file that mean something to us, in its order."""
    return sorted({place for place in upload.places.values() if place < len(upload.headings)})


def headings_not_read(upload: Upload) -> list[str]:
    """The file's headings that mean nothing to us, so that nobody thinks their columns were brought in."""
    read = places_shown(upload)
    return [heading for place, heading in enumerate(upload.headings) if heading and place not in read]


def rows_shown(upload: Upload, rows: Sequence[RowShown], register_url: str) -> list[dict[str, Any]]:
    """Each row with its verdict and the matched columns' cells; `register_url` leads to a booking by its number."""
    places = places_shown(upload)
    return [_row(upload, row, places, register_url) for row in rows]


def _row(upload: Upload, row: RowShown, places: Sequence[int], register_url: str) -> dict[str, Any]:
    kind = WARNED if row.verdict == Verdict.READY and row.problems else row.verdict.value
    said_of = {problem.column for problem in row.problems}
    return {
        "number": row.number,
        "verdict": kind,
        "verdict_words": _("Ready, with a warning") if kind == WARNED else row.verdict.label,
        "icon": ICONS[kind],
        "url": f"{register_url}{row.made_id}" if register_url and row.made_id else "",
        # A wide table hides its far cells: the verdict says in which of them to look.
        "where": ", ".join(upload.headings[place] for place in places if place in said_of),
        "said": [_said(problem, row.verdict) for problem in row.problems if problem.column not in places],
        "cells": [_cell(upload, row, place) for place in places],
    }


def _cell(upload: Upload, row: RowShown, place: int) -> dict[str, Any]:
    text = written(row.cells[place])
    said = [_said(problem, row.verdict) for problem in row.problems if problem.column == place]
    marks = {
        "is-blank": not text,
        "is-short": len(text) <= SHORT,
        "has-problem": _has(said, "problem"),
        "has-warning": _has(said, "warning"),
    }
    return {
        "text": text or "–",
        "label": upload.headings[place],
        "said": said,
        "css": " ".join(name for name, is_so in marks.items() if is_so),
    }


def _said(problem: ProblemShown, verdict: Verdict) -> dict[str, str]:
    is_of_row = problem.column is None and problem.heading
    sentence = f"{problem.heading}: {problem.sentence}" if is_of_row else problem.sentence
    if verdict in {Verdict.THERE, Verdict.TAKEN_BACK}:
        return {"kind": "fact", "word": "", "icon": "info-circle", "sentence": sentence}
    if problem.is_warning:
        return {"kind": "warning", "word": _("Warning:"), "icon": "alert-triangle", "sentence": sentence}
    return {"kind": "problem", "word": _("Problem:"), "icon": "alert-circle", "sentence": sentence}


def _has(said: Sequence[dict[str, str]], kind: str) -> bool:
    return any(each["kind"] == kind for each in said)
