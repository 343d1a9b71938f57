"""Tables come out of files of every kind, and hostile files end in one clear sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import monotonic

import openpyxl
import pytest

from daybook.shared.sheets.errors import SheetError
from daybook.shared.sheets.frames import Cell, SheetRow
from daybook.shared.sheets.limits import Limits
from daybook.shared.sheets.reading import open_table
from tools.hostile_files import plain as files

TABLE = [("Date", "Client name"), ("04.01.2016 10:30", "Жанна")]
AS_READ = [SheetRow(1, ("Date", "Client name")), SheetRow(2, ("04.01.2016 10:30", "Жанна"))]


def rows_of(path: Path, *, sheet: str | None = None, limits: Limits | None = None) -> list[SheetRow]:
    with open_table(path, sheet=sheet, limits=limits) as table:
        return list(table)


@pytest.mark.parametrize(
    ("name", "write"), [("a.xlsx", files.an_xlsx), ("a.xls", files.an_xls), ("a.ods", files.an_ods)]
)
def test_every_kind_of_workbook_gives_its_rows(
    tmp_path: Path, name: str, write: Callable[[Path, files.Rows], Path]
) -> None:
    path = write(tmp_path / name, TABLE)

    assert rows_of(path) == AS_READ


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_a_text_is_read_in_any_usual_encoding_and_with_any_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    content = "\r\n".join(separator.join(row) for row in TABLE)
    path = files.a_text(tmp_path / "a.csv", content, encoding)

    assert rows_of(path) == AS_READ


def test_western_accents_are_not_taken_for_cyrillic(tmp_path: Path) -> None:
    path = files.a_text(tmp_path / "a.csv", "Name;City\nJosé Peñalver;Málaga\nFrançois;Orléans\n", "latin-1")

    rows = rows_of(path)

    assert [row.cells for row in rows[1:]] == [("José Peñalver", "Málaga"), ("François", "Orléans")]


def test_excels_own_separator_hint_is_obeyed_and_is_no_row(tmp_path: Path) -> None:
    path = files.a_text(tmp_path / "a.csv", "sep=|\nA,1|B\n1,5|2\n")

    assert rows_of(path) == [SheetRow(1, ("A,1", "B")), SheetRow(2, ("1,5", "2"))]


def test_decimal_commas_are_no_separators_where_semicolons_are(tmp_path: Path) -> None:
    path = files.a_text(tmp_path / "a.csv", 'Price;Name\n"1,5";a\n2,50;"b;\nc"\n')

    assert [row.cells for row in rows_of(path)] == [("Price", "Name"), ("1,5", "a"), ("2,50", "b;\nc")]


def test_cells_come_as_the_workbook_holds_them_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    cells: list[Cell] = [
        datetime(2016, 1, 4, 10, 30),
        date(2016, 1, 4),
        time(10, 30),
        timedelta(hours=30),
        12123445678,
        True,
        1.5,
    ]
    path = files.an_xlsx(tmp_path / "a.xlsx", [(), (), ["", *cells, ""], ("  ",), ("end",)])

    rows = rows_of(path)

    assert rows == [SheetRow(3, (None, *cells)), SheetRow(5, ("end",))]
    assert rows[0].cell(50) is None


def test_the_first_sheet_with_anything_is_read_hidden_ones_last_and_any_can_be_chosen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Empty"
    hidden, shown = book.create_sheet("Hidden"), book.create_sheet("Shown")
    hidden["A1"], shown["A1"] = "secret", "open"
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    with open_table(tmp_path / "a.xlsx") as table:
        assert (table.sheets, table.sheet) == (("Empty", "Shown", "Hidden"), "Shown")
        assert list(table) == [SheetRow(1, ("open",))]
    assert rows_of(tmp_path / "a.xlsx", sheet="Hidden") == [SheetRow(1, ("secret",))]
    with pytest.raises(SheetError) as refused:
        rows_of(tmp_path / "a.xlsx", sheet="Gone")
    assert refused.value.reason == "no_sheet"


def test_the_given_name_decides_where_the_path_has_another(tmp_path: Path) -> None:
    path = files.an_xlsx(tmp_path / "upload-7.bin", TABLE)

    with open_table(path, name="Bookings.XLSX") as table:
        assert list(table) == AS_READ


def test_a_file_over_the_limit_of_bytes_is_not_opened(tmp_path: Path) -> None:
    path = files.an_xlsx(tmp_path / "a.xlsx")

    with pytest.raises(SheetError) as refused:
        rows_of(path, limits=Limits(file_bytes=1000))

    assert refused.value.reason == "too_large"


def test_reading_is_given_up_when_time_runs_out(tmp_path: Path) -> None:
    path = files.a_text(tmp_path / "a.csv", "A;B\n" + "1;2\n" * 50_000)
    started_at = monotonic()

    with pytest.raises(SheetError) as refused:
        rows_of(path, limits=Limits(wall_seconds=0.0))

    assert refused.value.reason == "too_heavy"
    assert monotonic() - started_at < 5


def test_as_many_rows_as_allowed_are_read_below_the_heading(tmp_path: Path) -> None:
    path = files.a_text(tmp_path / "a.csv", "A;B\n1;2\n\n3;4\n")

    assert len(rows_of(path, limits=Limits(rows=2))) == 3
    with pytest.raises(SheetError):
        rows_of(path, limits=Limits(rows=1))


def test_the_reading_child_never_imports_django() -> None:
    program = "import sys, daybook.shared.sheets.child; print('django' in sys.modules)"

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert printed == "False\n"


def test_leaving_in_the_middle_leaves_no_process_behind(tmp_path: Path) -> None:
    path = files.a_text(tmp_path / "a.csv", "A;B\n" + "1;2\n" * 90_000)

    with open_table(path) as table:
        first = next(iter(table))
        child = table._child._process

    assert first == SheetRow(1, ("A", "B"))
    assert child.poll() is not None
