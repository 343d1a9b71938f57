"""The refused rows of an upload as a workbook: the file's own headings and cells, and why each row was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import Written
from daybook.shared.sheets.columns import heading_key
from daybook.shared.sheets.frames import untagged
from daybook.shared.sheets.writing import ColumnOut, TableOut, write_table
from daybook.uploads.choices import Verdict
from daybook.uploads.models import Upload, UploadRow
from daybook.uploads.rights import refusal_to_upload
from daybook.uploads.steps.matchings import words_for_reasons

HOLDS = """
    SELECT cell.place - 1, bool_or(cell.told ?| ARRAY['@datetime', '@date']),
      bool_or(jsonb_typeof(cell.told) = 'number')
    FROM uploads_uploadrow AS row CROSS JOIN jsonb_array_elements(row.values) WITH ORDINALITY AS cell (told, place)
    WHERE row.upload_id = %s AND row.verdict = 'refused' GROUP BY 1 ORDER BY 1
"""
DURATION = "duration"
AT_ONCE = 1_000


class Holds(NamedTuple):
    """What else than texts the cells of a column are."""

    dates: bool = False
    numbers: bool = False


def write_refused(path: Path, upload: Upload, *, actor: Actor) -> None:
    """Write the workbook, ready to be mended and uploaded; what was a date or a number is one.

    Memory does not grow with the rows. The column of reasons is ignored when it comes back.
    """
    refuse(refusal_to_upload(actor))
    rows = upload.rows.filter(verdict=Verdict.REFUSED).order_by("number")
    columns = _columns(upload)
    table = TableOut(
        title=_("Refused rows"),
        columns=[*(column for _place, column in columns), ColumnOut(_("Reason"), is_wide=True, places=(len(columns),))],
        rows=_rows(rows.only("values", "problems").iterator(AT_ONCE), [place for place, _column in columns]),
        count=upload.rows_refused,
        about=[
            (_("File"), upload.name),
            (_("Rows"), str(upload.rows_refused)),
            (_("What to do"), _("Mend the rows and upload this file. The column of reasons is not read.")),
        ],
    )
    write_table(path, table)


def _columns(upload: Upload) -> list[tuple[int, ColumnOut]]:
    """The file's own columns by their places, without an earlier column of reasons."""
    with connection.cursor() as cursor:
        cursor.execute(HOLDS, [upload.pk])
        holds = {place: Holds(dates, numbers) for place, dates, numbers in cursor}
    width = max(len(upload.headings), *(place + 1 for place in holds), 0)
    headings = [*upload.headings, *[""] * (width - len(upload.headings))]
    reasons = words_for_reasons()
    kept = [place for place in range(width) if heading_key(headings[place]) not in reasons]
    duration = upload.places.get(DURATION)
    return [
        (place, _column(headings[place], at, holds.get(place, Holds()), is_duration=place == duration))
        for at, place in enumerate(kept)
    ]


def _column(heading: str, at: int, holds: Holds, *, is_duration: bool) -> ColumnOut:
    kind = CellKind.MOMENT if holds.dates else CellKind.MIXED if holds.numbers else CellKind.TEXT
    return ColumnOut(heading, kind, places=(at,), cell=_writer(is_duration=is_duration, has_dates=holds.dates))


def _writer(*, is_duration: bool, has_dates: bool) -> Callable[[Any], Written]:
    """How a cell is written so that it is read again as it was."""

    def written(cell: Any) -> Written:
        if cell is None or isinstance(cell, str | datetime):
            return cell
        if isinstance(cell, date):
            return datetime.combine(cell, time())
        if isinstance(cell, time | timedelta):
            return _seconds(cell) if is_duration else str(cell)
        if isinstance(cell, bool) or (has_dates and isinstance(cell, int | float)):
            # A number in a column of dates would be shown, and read, as a date.
            return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
        number: int | float = cell
        return number

    return written


def _seconds(length: time | timedelta) -> int:
    if isinstance(length, time):
        length = timedelta(hours=length.hour, minutes=length.minute, seconds=length.second)
    return int(length.total_seconds())


def _rows(rows: Iterator[UploadRow], places: Sequence[int]) -> Iterator[Sequence[Any]]:
    for row in rows:
        cells = [untagged(cell) if isinstance(cell, dict) else cell for cell in row.values]
        own = [cells[place] if place < len(cells) else None for place in places]
        yield [*own, _reason(row.problems)]


def _reason(problems: Sequence[dict[str, Any]]) -> str:
    said = [problem for problem in problems if not problem["is_warning"]]
    return "\n".join(
        f"{problem['heading']}: {problem['sentence']}" if problem["heading"] else problem["sentence"]
        for problem in said
    )
