"""Files of any section as tests bring them in."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.sheets.bringing import Source, check_upload, write_upload
from daybook.uploads.steps.engine import Engine


def a_sheet(folder: Path, *rows: Mapping[str, object], name: str = "sheet.csv") -> Source:
    """A file of these rows below their headings, which are those of all rows together."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings)
        writer.writeheader()
        writer.writerows(rows)
    return Source(folder / name)


def brought_in(source: Source, engine: Engine, actor: Actor) -> Upload:
    """The file checked, and its good rows written."""
    return write_upload(check_upload(source, engine, actor=actor), engine, actor=actor)


def counted(upload: Upload) -> tuple[int, int, int, int]:
    """Ready, there, refused, made."""
    return upload.rows_ready, upload.rows_there, upload.rows_refused, upload.rows_made


def told(upload: Upload) -> list[tuple[int, str, list[str]]]:
    """Each row about which something was said: its number, verdict, and the codes."""
    rows = upload.rows.exclude(problems=[]).order_by("number")
    return [(row.number, row.verdict, [problem["code"] for problem in row.problems]) for row in rows]


def problems(upload: Upload) -> list[tuple[int, str, str]]:
    """Each problem and warning: the number of its row, the heading, the code."""
    rows = upload.rows.exclude(problems=[]).order_by("number")
    return [(row.number, problem["heading"], problem["code"]) for row in rows for problem in row.problems]
