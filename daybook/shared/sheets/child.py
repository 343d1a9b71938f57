"""Reads one file in a process of its own, under limits; Django is never imported here.

    python -m daybook.shared.sheets.child PATH NAME SHEET LIMITS

Says to standard output: which sheets there are, rows in batches, then `end` or `refused` (frames.py).
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from daybook.shared.sheets.frames import Cell, rows_message, send
from daybook.shared.sheets.kinds import Kind, kind_of
from daybook.shared.sheets.limits import Limits
from daybook.shared.sheets.refusal import UnreadableError
from daybook.shared.sheets.texttable import text_rows
from daybook.shared.sheets.workbook import Workbook
from daybook.shared.sheets.zipguard import guard_zip

BATCH_ROWS = 500
BATCH_CHARACTERS = 1024 * 1024

NumberedRow = tuple[int, list[Cell]]


@dataclass(frozen=True)
class Wanted:
    """The file, the name it was given, and the sheet in it; None is the first with anything in it."""

    path: Path
    name: str
    sheet: str | None


def main() -> None:
    """Read the file that the arguments name and say everything about it."""
    path, name, sheet, limits_text = sys.argv[1:5]
    limits = Limits.from_json(limits_text)
    confine(limits)
    pipe = sys.stdout.buffer
    try:
        _tell(pipe, Wanted(Path(path), name, sheet or None), limits)
    except UnreadableError as refused:
        send(pipe, {"refused": refused.code, "facts": refused.facts})
    except MemoryError:
        send(pipe, {"refused": "too_heavy", "facts": {}})


def confine(limits: Limits) -> None:
    """Bound this process for good; nothing it reads can raise the bounds again."""
    bounds = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, bound in bounds:
        resource.setrlimit(what, (bound, bound))


def _tell(pipe: BinaryIO, wanted: Wanted, limits: Limits) -> None:
    path = wanted.path
    if path.stat().st_size > limits.file_bytes:
        raise UnreadableError("too_large", megabytes=limits.file_bytes // (1024 * 1024))
    kind = kind_of(path, name=wanted.name)
    if kind in (Kind.XLSX, Kind.ODS):
        guard_zip(path, limits)
    sheets: tuple[str, ...] = ()
    chosen = ""
    if kind == Kind.TEXT:
        rows = text_rows(path, limits)
    else:
        book = Workbook(path)
        sheets = book.sheets
        chosen, rows = book.rows(wanted.sheet, limits)
    send(pipe, {"sheets": sheets, "sheet": chosen})
    for batch in _batches(_filled(rows, limits)):
        send(pipe, rows_message(batch))
    send(pipe, {"end": True})


def _filled(rows: Iterable[NumberedRow], limits: Limits) -> Iterator[NumberedRow]:
    """Leave out empty rows and what is empty at the end of a row; refuse too many and too much."""
    count = 0
    for number, cells in rows:
        trimmed = _trimmed(cells)
        if not trimmed:
            continue
        count += 1
        if count > limits.rows + 1:
            raise UnreadableError("too_many_rows", rows=limits.rows)
        if len(trimmed) > limits.columns:
            raise UnreadableError("too_wide", columns=limits.columns)
        if any(isinstance(cell, str) and len(cell) > limits.cell_characters for cell in trimmed):
            raise UnreadableError("cell_too_long", characters=limits.cell_characters)
        yield number, trimmed
    if not count:
        raise UnreadableError("no_rows")


def _trimmed(cells: list[Cell]) -> list[Cell]:
    trimmed = [None if isinstance(cell, str) and not cell.strip() else cell for cell in cells]
    while trimmed and trimmed[-1] is None:
        trimmed.pop()
    return trimmed


def _batches(rows: Iterable[NumberedRow]) -> Iterator[list[NumberedRow]]:
    batch: list[NumberedRow] = []
    characters = 0
    for number, cells in rows:
        batch.append((number, cells))
        characters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if len(batch) >= BATCH_ROWS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


if __name__ == "__main__":
    main()
