"""Rows of a workbook, by calamine; only the reading child may call this, since a parser may take it down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.limits import Limits
from daybook.shared.sheets.refusal import UnreadableError

UNREADABLE = (CalamineError, XmlError, ZipError, OSError, ValueError)


class Workbook:
    """An opened workbook: the sheets one may choose from, the hidden ones last."""

    def __init__(self, path: Path) -> None:
        try:
            # A file object, since from_path would go by the file's extension.
            self._book = CalamineWorkbook.from_filelike(path.open("rb"))
        except PasswordError as error:
            raise UnreadableError("encrypted") from error
        except UNREADABLE as error:
            raise UnreadableError("broken") from error
        tables = [sheet for sheet in self._book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        self.sheets = tuple(sheet.name for sheet in sorted(tables, key=_is_hidden))
        if not self.sheets:
            raise UnreadableError("no_sheet", sheet="")

    def rows(self, sheet: str | None, limits: Limits) -> tuple[str, Iterator[tuple[int, list[Cell]]]]:
        """Give the name of the sheet that is read, and its rows by number; without a name, the first with any."""
        if sheet is not None and sheet not in self.sheets:
            raise UnreadableError("no_sheet", sheet=sheet)
        candidates = [sheet] if sheet is not None else self.sheets
        for name in candidates:
            found = self._sheet(name)
            if found.start and found.end:
                _refuse_far(found, limits)
                return name, _numbered(found)
        raise UnreadableError("no_rows")

    def _sheet(self, name: str) -> CalamineSheet:
        try:
            return self._book.get_sheet_by_name(name)
        except PasswordError as error:
            raise UnreadableError("encrypted") from error
        except UNREADABLE as error:
            raise UnreadableError("broken") from error


def _is_hidden(sheet: SheetMetadata) -> bool:
    return sheet.visible != SheetVisibleEnum.Visible


def _refuse_far(sheet: CalamineSheet, limits: Limits) -> None:
    if sheet.total_width > limits.columns:
        raise UnreadableError("too_wide", columns=limits.columns)


def _numbered(sheet: CalamineSheet) -> Iterator[tuple[int, list[Cell]]]:
    # calamine leaves out empty columns at the left but not empty rows at the top.
    indent: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [*indent, *cells]
