"""Writes a table into a workbook in constant memory: real dates and numbers, text that stays text, a sheet About."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from rustpy_xlsxwriter import Format, write_worksheets

from daybook.shared.sheets.cell_kinds import CellKind

ROWS_OF_A_SHEET = 1_048_575
"""What fits below the heading row."""
LONGEST_TEXT = 32_767
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Written = str | int | float | Decimal | datetime | None
Told = Sequence[tuple[str, str]]
Tell = Callable[[int], None]
"""Is told how many rows are written, every now and then."""
TOLD_EVERY = 1_000


WIDTHS: Mapping[CellKind, float] = {
    CellKind.TEXT: 22,
    CellKind.MOMENT: 17,
    CellKind.MONEY: 12,
    CellKind.NUMBER: 11,
    CellKind.MIXED: 16,
}


@dataclass(frozen=True)
class ColumnOut:
    """One column of the sheet; a wide one is for long texts."""

    heading: str | Promise
    kind: CellKind = CellKind.TEXT
    is_wide: bool = False


@dataclass(frozen=True)
class TableOut:
    """A table to be written: the title of its sheet, columns, rows and how many they are, what is to say about it."""

    title: str
    columns: Sequence[ColumnOut]
    rows: Iterable[Sequence[Written]]
    count: int
    about: Told = ()
    money_places: int = 2


def write_table(path: Path, table: TableOut, *, tell: Tell | None = None) -> None:
    """Write the workbook; until it is whole there is no file of that name. Rows are read as they are written.

    More rows than a sheet holds go on further sheets, each with the heading row.
    """
    sheets = _sheets(replace(table, rows=_counted(table.rows, tell)) if tell else table)
    draft = path.with_name(f".{path.name}.{os.getpid()}.xlsx")
    looks = _looks(table, [name for name, _rows in sheets])
    try:
        write_worksheets(
            [*sheets, (_("About"), [{_("What"): clean(what), _("Is"): clean(told)} for what, told in table.about])],
            str(draft),
            **looks,
        )
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def clean(text: str) -> str:
    """The text without the signs that a workbook cannot hold, and no longer than a cell."""
    return ILLEGAL.sub("", text)[:LONGEST_TEXT]


def _counted(rows: Iterable[Sequence[Written]], tell: Tell) -> Iterator[Sequence[Written]]:
    for number, row in enumerate(rows):
        if number % TOLD_EVERY == 0:
            tell(number)
        yield row


def _sheets(table: TableOut) -> list[tuple[str, Iterable[dict[str, Written]]]]:
    """As many as the rows need, all fed from the one stream, one after the other."""
    headings = [str(column.heading) for column in table.columns]
    records = (dict(zip(headings, map(_cell, row), strict=True)) for row in table.rows)
    if not table.count:
        # The heading row comes with the first record.
        return [(table.title, [dict.fromkeys(headings)])]
    needed = -(-table.count // ROWS_OF_A_SHEET)
    names = [table.title, *(f"{table.title} {number}" for number in range(2, needed + 1))]
    return [(name, _next_of(records)) for name in names]


def _next_of(records: Iterator[dict[str, Written]]) -> Iterator[dict[str, Written]]:
    yield from islice(records, ROWS_OF_A_SHEET)


def _cell(value: Written) -> Written:
    return clean(value) if isinstance(value, str) else value


def _looks(table: TableOut, names: Sequence[str]) -> dict[str, Any]:
    """How the sheets look, by their names: filterable headings that stay in sight, formats and widths."""
    money = "#,##0." + "0" * table.money_places if table.money_places else "#,##0"
    of_kind = {
        # Excel's own mark for text: what begins with = + - @ is no formula, and a phone is left alone.
        CellKind.TEXT: Format().set_quote_prefix(),
        CellKind.MOMENT: Format().set_num_format("dd.mm.yyyy hh:mm"),
        CellKind.MONEY: Format().set_num_format(money),
        CellKind.NUMBER: Format().set_num_format("0"),
        CellKind.MIXED: Format().set_align("right"),
    }
    formats = {str(column.heading): of_kind[column.kind] for column in table.columns}
    widths = {str(column.heading): 48.0 if column.is_wide else WIDTHS[column.kind] for column in table.columns}
    told = {_("What"): of_kind[CellKind.TEXT], _("Is"): of_kind[CellKind.TEXT]}
    return {
        "freeze_panes": {name: {"row": 1, "col": 0} for name in names},
        "autofilter": dict.fromkeys(names, True),
        "header_format": dict.fromkeys([*names, _("About")], Format().set_bold()),
        "column_formats": {**dict.fromkeys(names, formats), _("About"): told},
        "column_widths": {**dict.fromkeys(names, widths), _("About"): {_("What"): 22.0, _("Is"): 80.0}},
    }
