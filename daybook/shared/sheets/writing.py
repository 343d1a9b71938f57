"""Writes a table into a workbook in constant memory: real dates and numbers, text that stays text, a sheet About."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import Cells, Written
from daybook.shared.sheets.package import Package, Sheet, first_part, other_parts, sheet_part
from daybook.shared.sheets.sheet_xml import RowStream, SheetColumn, sheet_xml

__all__ = ["ColumnOut", "TableOut", "Tell", "Told", "Written", "write_table"]

ROWS_OF_A_SHEET = 1_048_575
"""What fits below the heading row."""
WIDE = 48.0

Told = Sequence[tuple[str, str]]
Tell = Callable[[int], None]
"""Is told how many rows are written, every now and then."""


WIDTHS: Mapping[CellKind, float] = {
    CellKind.TEXT: 22,
    CellKind.MOMENT: 17,
    CellKind.DAY: 12,
    CellKind.MONEY: 12,
    CellKind.NUMBER: 11,
    CellKind.MIXED: 16,
}


@dataclass(frozen=True)
class ColumnOut:
    """One column of the sheet; a wide one is for long texts.

    It writes what stands in its own place of each row. Where rows bring something else, `places` are those that it
    looks at, and `cell` makes of what stands there (of several, a tuple) what is written, always the same of the same.
    """

    heading: str | Promise
    kind: CellKind = CellKind.TEXT
    is_wide: bool = False
    places: tuple[int, ...] = ()
    cell: Callable[[Any], Written] | None = None


@dataclass(frozen=True)
class TableOut:
    """A table to be written: the title of its sheet, columns, rows and how many they are, what is to say about it.

    `about_heads` are the title and the two headings of the sheet that says it. `further` tables stand on sheets
    of their own between this one and that; their `about` is not read.
    """

    title: str
    columns: Sequence[ColumnOut]
    rows: Iterable[Sequence[Any]]
    count: int
    about: Told = ()
    about_heads: tuple[str | Promise, str | Promise, str | Promise] = (lazy("About"), lazy("What"), lazy("Is"))
    money_places: int = 2
    rows_of_a_sheet: int = ROWS_OF_A_SHEET
    further: Sequence[TableOut] = ()


def write_table(path: Path, table: TableOut, *, tell: Tell | None = None) -> None:
    """Write the workbook; until it is whole there is no file of that name. Rows are read as they are written.

    More rows than a sheet holds go on further sheets, each with the heading row.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.xlsx")
    try:
        with draft.open("wb") as file:
            _write(Package(file), table, tell)
        draft.replace(path)
    finally:
        for each in (table, *table.further):
            # Rows that come out of the database keep it busy until they end.
            if isinstance(each.rows, Generator):
                each.rows.close()
        draft.unlink(missing_ok=True)


def _write(package: Package, table: TableOut, tell: Tell | None) -> None:
    package.add(*first_part())
    sheets: list[Sheet] = []
    for each in (table, *table.further):
        sheets += _sheets(package, each, tell, after=len(sheets))
    sheets.append(_about(package, table, number=len(sheets) + 1))
    money = "#,##0." + "0" * table.money_places if table.money_places else "#,##0"
    for name, xml in other_parts(sheets, money).items():
        package.add(name, [xml.encode()])
    package.end()


def _sheets(package: Package, table: TableOut, tell: Tell | None, *, after: int) -> list[Sheet]:
    """The table on as many sheets as it needs, behind those that are there."""
    rows = RowStream(table.rows, tell)
    columns = _columns(table)
    sheets: list[Sheet] = []
    while not sheets or rows.has_more:
        number, before = len(sheets) + 1, rows.taken
        is_first = after + number == 1
        package.add(
            sheet_part(after + number), sheet_xml(columns, rows, at_most=table.rows_of_a_sheet, is_first=is_first)
        )
        title = table.title if number == 1 else f"{table.title} {number}"
        sheets.append(Sheet(title, len(columns), rows.taken - before))
    return sheets


def _columns(table: TableOut) -> list[SheetColumn]:
    return [
        SheetColumn(
            str(column.heading),
            WIDE if column.is_wide else WIDTHS[column.kind],
            column.places or (at,),
            Cells(column.kind, column.cell),
        )
        for at, column in enumerate(table.columns)
    ]


def _about(package: Package, table: TableOut, *, number: int) -> Sheet:
    title, *headings = map(str, table.about_heads)
    columns = [
        SheetColumn(heading, width, (at,), Cells(CellKind.TEXT, None))
        for at, (heading, width) in enumerate(zip(headings, (22, 80), strict=True))
    ]
    package.add(sheet_part(number), sheet_xml(columns, RowStream(table.about), at_most=len(table.about)))
    return Sheet(title, len(columns), len(table.about))
