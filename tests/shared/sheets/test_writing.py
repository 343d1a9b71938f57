"""A workbook that we write says, read by others, what was put in."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.cell_xml import REMEMBERED, Cells, clean
from daybook.shared.sheets.reading import open_table
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written, write_table

COLUMNS = (
    ColumnOut("Name"),
    ColumnOut("When", CellKind.MOMENT),
    ColumnOut("Cost", CellKind.MONEY),
    ColumnOut("Number", CellKind.NUMBER),
)
TEXTS = (
    "=1+1",
    "+351912345678",
    "-5",
    "@SUM(A1)",
    "  two blanks",
    "line\nbreak",
    "Жанна ☕ 😀",
    "<b>&amp;</b> \"'",
    "12123445678",
)
LIKE_AN_ESCAPE = "_x0041_ _x000D_ _y_"
"""Excel, and calamine after it, would read signs in it; openpyxl does not know of that."""
AT_TEN = datetime(2026, 3, 2, 10, 0)


def a_table(*rows: Sequence[Written], **more: object) -> TableOut:
    about = (("Rows", str(len(rows))), ("Filters", "=none"))
    title = str(more.pop("title", "Bookings"))
    return TableOut(title, COLUMNS, iter(rows), len(rows), about, **more)  # type: ignore[arg-type]  # signature: more


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


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(tmp_path, text):
    cell = written(tmp_path, a_table((text, None, None, None)))["Bookings"]["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_text_among_numbers_stays_text(tmp_path):
    sheet = written(tmp_path, a_table((None, None, "1,5", "7")))["Bookings"]

    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in sheet[2][2:]] == [
        ("1,5", "s", True),
        ("7", "s", True),
    ]


def test_another_reader_reads_the_same(tmp_path):
    texts = (*TEXTS, LIKE_AN_ESCAPE)
    rows = [(text, AT_TEN, Decimal("10.50"), 7) for text in texts]
    write_table(tmp_path / "out.xlsx", a_table(*rows))

    with open_table(tmp_path / "out.xlsx", sheet="Bookings") as table:
        read = [row.cells for row in table]

    headings = tuple(str(column.heading) for column in COLUMNS)
    assert read == [headings, *[(text, AT_TEN, 10.5, 7) for text in texts]]


def test_signs_that_a_workbook_cannot_hold_are_left_out():
    assert clean("a\x00b\x07c\ud800d\ufffee\tf") == "abcde\tf"


@pytest.mark.parametrize(("text", "kept"), [("a\r\nb\rc", "a\nb\nc"), ("x" * 40_000, "x" * 32_767)])
def test_a_text_is_kept_to_what_a_cell_holds(text, kept):
    assert clean(text) == kept


def test_a_sign_that_counts_as_two_is_not_cut_in_half():
    assert clean("☕" + "😀" * 20_000) == "☕" + "😀" * 16_383


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(1899, 5, 1, 8, 0), "01.05.1899 08:00"),
        (datetime(1900, 2, 28), "28.02.1900 00:00"),
        (datetime(1900, 3, 1, 12), datetime(1900, 3, 1, 12)),
        (datetime(9999, 12, 31, 23, 59), datetime(9999, 12, 31, 23, 59)),
    ],
)
def test_days_of_which_excel_knows_nothing_are_written_as_text(tmp_path, moment, shown):
    assert written(tmp_path, a_table((None, moment, None, None)))["Bookings"]["B2"].value == shown


def test_a_day_is_a_day_without_a_clock(tmp_path):
    days = TableOut("Staff", [ColumnOut("Last day", CellKind.DAY)], iter([(date(2026, 12, 12),)]), 1, ())

    cell = written(tmp_path, days)["Staff"]["A2"]

    assert (cell.value, cell.number_format) == (datetime(2026, 12, 12), "dd.mm.yyyy")


def test_a_number_that_is_none_is_an_empty_cell(tmp_path):
    assert written(tmp_path, a_table((None, None, float("nan"), float("inf"))))["Bookings"]["C2"].value is None


@pytest.mark.parametrize("value", [True, [1], timedelta(minutes=5)])
def test_what_no_cell_can_be_makes_no_file(tmp_path, value):
    with pytest.raises(TypeError):
        write_table(tmp_path / "out.xlsx", a_table(("Anna", AT_TEN, value, 1)))

    assert list(tmp_path.iterdir()) == []


def test_a_sheet_tells_about_the_file(tmp_path):
    book = written(tmp_path, a_table(("Anna", None, None, None)))

    assert list(book["About"].iter_rows(values_only=True)) == [("What", "Is"), ("Rows", "1"), ("Filters", "=none")]


def test_no_rows_still_have_headings(tmp_path):
    sheet = written(tmp_path, a_table())["Bookings"]

    assert next(sheet.iter_rows(values_only=True)) == ("Name", "When", "Cost", "Number")


def test_more_rows_than_a_sheet_holds_go_on_further_sheets(tmp_path):
    rows = [(str(number), None, None, number) for number in range(5)]

    book = written(tmp_path, a_table(*rows, rows_of_a_sheet=2))

    assert book.sheetnames == ["Bookings", "Bookings 2", "Bookings 3", "About"]
    numbers = [[row[3] for row in book[name].iter_rows(min_row=2, values_only=True)] for name in book.sheetnames[:3]]
    assert numbers == [[0, 1], [2, 3], [4]]
    assert [book[name].auto_filter.ref for name in book.sheetnames[:3]] == ["A1:D3", "A1:D3", "A1:D2"]


def test_rows_that_fill_a_sheet_begin_no_other(tmp_path):
    rows = [(str(number), None, None, number) for number in range(4)]

    assert written(tmp_path, a_table(*rows, rows_of_a_sheet=2)).sheetnames == ["Bookings", "Bookings 2", "About"]


def test_a_column_may_make_its_cells_of_what_rows_bring(tmp_path):
    asked: list[object] = []

    def told(brought: tuple[int, int]) -> int:
        asked.append(brought)
        return brought[1] - brought[0]

    columns = [ColumnOut("Length", CellKind.NUMBER, places=(1, 2), cell=told), ColumnOut("Name", places=(0,))]
    book = written(tmp_path, TableOut("Bookings", columns, [("Anna", 1, 5), ("Berta", 1, 5), ("Anna", 2, 3)], 3))

    rows = list(book["Bookings"].iter_rows(min_row=2, values_only=True))
    assert (rows, asked) == ([(4, "Anna"), (4, "Berta"), (1, "Anna")], [(1, 5), (2, 3)])


def test_cells_that_are_remembered_do_not_grow_with_the_rows():
    cells = Cells(CellKind.TEXT, None)

    for number in range(3 * REMEMBERED):
        assert str(number) in cells[str(number)]
        assert cells["x" * 1000] is not cells["x" * 1000]

    assert len(cells) <= REMEMBERED


def test_how_far_it_has_come_is_told(tmp_path):
    heard: list[int] = []

    write_table(tmp_path / "out.xlsx", a_table(*[("Anna", None, None, 1)] * 2500), tell=heard.append)

    assert heard == [1000, 2000, 2500]


def test_equal_tables_make_equal_files(tmp_path):
    for name in ("one", "two"):
        write_table(tmp_path / name, a_table(("Anna", AT_TEN, Decimal(1), 1)))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_every_part_of_the_file_is_xml_and_the_zip_is_whole(tmp_path):
    write_table(tmp_path / "out.xlsx", a_table(("<&>", None, None, 1), title="Cuts & 'Colours'"))

    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert next(iter(parts)) == "_rels/.rels"
    assert parts["xl/workbook.xml"].findtext(".//{*}definedName") == "'Cuts & ''Colours'''!$A$1:$D$2"


def test_what_fails_leaves_no_file(tmp_path):
    def rows():
        yield ("Anna", None, None, 1)
        raise LookupError

    with pytest.raises(LookupError):
        write_table(tmp_path / "out.xlsx", TableOut("Bookings", COLUMNS, rows(), 2))

    assert list(tmp_path.iterdir()) == []
