"""A workbook that we write says, read by others, what was put in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from daybook.shared.sheets import writing
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written, clean, write_table

COLUMNS = (
    ColumnOut("Name"),
    ColumnOut("When", CellKind.MOMENT),
    ColumnOut("Cost", CellKind.MONEY),
    ColumnOut("Number", CellKind.NUMBER),
)
AT_TEN = datetime(2026, 3, 2, 10, 0)


def a_table(*rows: Sequence[Written], **more: object) -> TableOut:
    about = (("Rows", str(len(rows))), ("Filters", "=none"))
    return TableOut("Bookings", COLUMNS, iter(rows), len(rows), about, **more)  # type: ignore[arg-type]  # signature: more


def written(path: Path, table: TableOut) -> openpyxl.Workbook:
    write_table(path / "out.xlsx", table)
    return openpyxl.load_workbook(path / "out.xlsx")


def test_dates_and_numbers_are_real_and_empty_cells_empty(tmp_path):
    book = written(tmp_path, a_table((None, None, Decimal("10.50"), 7), ("Anna", AT_TEN, Decimal(0), 8)))

    sheet = book["Bookings"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Name", "When", "Cost", "Number"),
        (None, None, 10.5, 7),
        ("Anna", AT_TEN, 0, 8),
    ]
    assert (sheet["B3"].number_format, sheet["C3"].number_format) == ("dd.mm.yyyy hh:mm", "#,##0.00")


def test_headings_stay_in_sight_and_can_be_filtered(tmp_path):
    sheet = written(tmp_path, a_table(("Anna", AT_TEN, Decimal(1), 1)))["Bookings"]

    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["A1"].font.bold) == ("A2", "A1:D2", True)


@pytest.mark.parametrize("text", ["=1+1", "+351912345678", "-5", "@SUM(A1)", "  two blanks", "line\nbreak", "Жанна ☕"])
def test_text_stays_text(tmp_path, text):
    cell = written(tmp_path, a_table((text, None, None, None)))["Bookings"]["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_signs_that_a_workbook_cannot_hold_are_left_out():
    assert clean("a\x00b\x07c\ud800d\ufffee\tf") == "abcde\tf"


def test_a_sheet_tells_about_the_file(tmp_path):
    book = written(tmp_path, a_table(("Anna", None, None, None)))

    assert list(book["About"].iter_rows(values_only=True)) == [("What", "Is"), ("Rows", "1"), ("Filters", "=none")]


def test_no_rows_still_have_headings(tmp_path):
    sheet = written(tmp_path, a_table())["Bookings"]

    assert next(sheet.iter_rows(values_only=True)) == ("Name", "When", "Cost", "Number")


def test_more_rows_than_a_sheet_holds_go_on_further_sheets(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "ROWS_OF_A_SHEET", 2)

    book = written(tmp_path, a_table(*((str(number), None, None, number) for number in range(5))))

    assert book.sheetnames == ["Bookings", "Bookings 2", "Bookings 3", "About"]
    numbers = [[row[3] for row in book[name].iter_rows(min_row=2, values_only=True)] for name in book.sheetnames[:3]]
    assert numbers == [[0, 1], [2, 3], [4]]


def test_what_fails_leaves_no_file(tmp_path):
    def rows():
        yield ("Anna", None, None, 1)
        raise LookupError

    with pytest.raises(LookupError):
        write_table(tmp_path / "out.xlsx", TableOut("Bookings", COLUMNS, rows(), 2))

    assert list(tmp_path.iterdir()) == []
