"""Files that are honest and odd: what is in them is read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tools.hostile_files.harmful import a_bomb_in_a_bomb
from tools.hostile_files.plain import a_text, an_xls, an_xlsx, with_cell, with_member

TABLE = (("Date", "Client name"), ("04.01.2016 10:30", "Жанна"))
TEN_THIRTY = datetime.fromisoformat("2016-01-04 10:30")
TEXT = "Date;Client name\r\n04.01.2016 10:30;Жанна\r\n"
WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WITHOUT = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

Rows = list[tuple[object, ...]]


def a_book(path: Path, change: Callable[[openpyxl.Workbook, Worksheet], None]) -> Path:
    """The plain table in a workbook, changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in TABLE:
        sheet.append(row)
    change(book, sheet)
    book.save(path)
    return path


def with_formulas(path: Path) -> Path:
    """A formula of which the file says what it came to, and one that nobody has worked out yet."""
    an_xlsx(path, [("Date", "Price"), ("=1+1", None)])
    return with_cell(path, b'<c r="B3"><f>40+2</f><v>42</v></c>')


def a_merged_heading(path: Path) -> Path:
    """A title above the headings that spreads over all columns."""

    def change(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "All visits"
        sheet.merge_cells("A1:F1")

    return a_book(path, change)


def hidden_rows(path: Path) -> Path:
    """Rows and columns that a filter has hidden are in the table all the same."""

    def change(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    return a_book(path, change)


def a_hidden_sheet(path: Path) -> Path:
    """A hidden sheet stands before the one that people see."""

    def change(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        hidden = book.create_sheet("Hidden", 0)
        hidden["A1"] = "secret"
        hidden.sheet_state = "hidden"
        book.active = sheet

    return a_book(path, change)


def several_sheets(path: Path) -> Path:
    """An empty sheet stands first, another table last."""

    def change(book: openpyxl.Workbook, _sheet: Worksheet) -> None:
        book.create_sheet("Empty", 0)
        book.create_sheet("Prices")["A1"] = "Price"

    return a_book(path, change)


def counted_from_1904(path: Path) -> Path:
    """Days counted as old Macs did."""

    def change(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        book.epoch = CALENDAR_MAC_1904
        sheet["A2"] = TEN_THIRTY

    return a_book(path, change)


def with_macros(path: Path) -> Path:
    """Programs in a workbook are neither run nor read."""
    with_member(an_xlsx(path, TABLE), "[Content_Types].xml", lambda xml: xml.replace(WITHOUT, WITH_MACROS))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", bytes(range(256)) * 100)
    return path


def _in(encoding: str, text: str = TEXT) -> Callable[[Path], Path]:
    return lambda path: a_text(path, text, encoding)


AS_READ: Rows = list(TABLE)
ODD: dict[str, tuple[str, Rows, Callable[[Path], Path]]] = {
    "formulas": ("a.xlsx", [("Date", "Price"), (None, 42)], with_formulas),
    "merged heading": ("a.xlsx", [("All visits",), *AS_READ], a_merged_heading),
    "hidden rows and columns": ("a.xlsx", AS_READ, hidden_rows),
    "hidden sheet first": ("a.xlsx", AS_READ, a_hidden_sheet),
    "several sheets": ("a.xlsx", AS_READ, several_sheets),
    "zip bomb within": ("a.xlsx", AS_READ, a_bomb_in_a_bomb),
    "macros": ("a.xlsm", AS_READ, with_macros),
    "days from 1904": (
        "a.xlsx",
        [AS_READ[0], (TEN_THIRTY, "Жанна")],
        counted_from_1904,
    ),
    "day before 1900 as text": (
        "a.xlsx",
        [("Date",), ("04.01.1896 10:30",)],
        lambda path: an_xlsx(path, [("Date",), ("04.01.1896 10:30",)]),
    ),
    "numbers as text": (
        "a.xlsx",
        [("Phone",), ("12123445678",), ("007",)],
        lambda path: an_xlsx(path, [("Phone",), ("12123445678",), ("007",)]),
    ),
    "numbers": ("a.xls", [("Phone",), (12123445678,)], lambda path: an_xls(path, [("Phone",), (12123445678,)])),
    "UTF-8": ("a.csv", AS_READ, _in("utf-8")),
    "UTF-8 with its mark": ("a.csv", AS_READ, _in("utf-8-sig")),
    "UTF-16 with its mark": ("a.csv", AS_READ, _in("utf-16")),
    "UTF-16 without": ("a.csv", AS_READ, _in("utf-16-le")),
    "CP1251": ("a.csv", AS_READ, _in("cp1251")),
    "tabs": ("a.tsv", AS_READ, _in("utf-8", TEXT.replace(";", "\t"))),
    "commas": ("a.csv", AS_READ, _in("utf-8", TEXT.replace(";", ","))),
    "no line break at the end": ("a.csv", AS_READ, _in("utf-8", TEXT.strip())),
    "formatted empty cells far away": (
        "a.xlsx",
        AS_READ,
        lambda path: with_cell(an_xlsx(path), b'<c r="XFD1048576" s="0"/>'),
    ),
}
