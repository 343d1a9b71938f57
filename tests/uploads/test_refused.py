"""The rows that were refused come back as a workbook, are mended there, and are brought in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.shared.errors import NotAllowed
from daybook.uploads.models import Upload
from daybook.uploads.sheets.bringing import Source
from daybook.uploads.sheets.refused import write_refused
from tests.bookings.sheets.uploading import counted
from tests.factories import a_location, a_staff_member, an_actor
from tests.uploads.owning import an_owner, checked, written

pytestmark = pytest.mark.django_db
HEADINGS = ("Employee", "When it was", "Date", "Phone", "Client", "Duration", "Our note", "Price")
GOOD = ("Inês Carvalho", None, datetime(2026, 3, 2, 10, 0), 351912345678, "Anna", timedelta(hours=1), "=1+1", None)
BAD = (
    "Nobody",
    date(2026, 3, 1),
    datetime(2026, 3, 2, 12, 0),
    351912345678,
    "Anna",
    timedelta(hours=1),
    "+ more",
    12.5,
)


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def a_workbook(folder: Path, *rows: tuple[object, ...]) -> Source:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.active.append(row)
    for cells in book.active.iter_rows(min_row=2):
        cells[6].data_type = "s"
    book.save(folder / "old.xlsx")
    return Source(folder / "old.xlsx")


def refused_of(upload: Upload, folder: Path) -> Path:
    path = folder / "refused.xlsx"
    write_refused(path, upload, actor=an_owner())
    return path


def test_the_own_headings_and_cells_come_back_with_the_reason(tmp_path):
    upload = checked(a_workbook(tmp_path, GOOD, BAD), an_owner())

    sheet = openpyxl.load_workbook(refused_of(upload, tmp_path))["Refused rows"]

    headings, *rows = sheet.iter_rows(values_only=True)
    assert headings == (*HEADINGS, "Reason")
    [row] = rows
    assert row[:8] == (
        "Nobody",
        datetime(2026, 3, 1),
        datetime(2026, 3, 2, 12, 0),
        351912345678,
        "Anna",
        3600,
        "+ more",
        12.5,
    )
    assert row[8].startswith("Employee: “Nobody” is not in Settings > Staff.")
    assert "Price: There is a price but no service." in row[8]


def test_mended_it_is_brought_in_and_its_reasons_are_not_read(tmp_path):
    actor = an_owner()
    upload = checked(a_workbook(tmp_path, GOOD, BAD), actor)
    book = openpyxl.load_workbook(refused_of(upload, tmp_path))
    book["Refused rows"]["A2"], book["Refused rows"]["H2"] = "Inês Carvalho", None
    book.save(tmp_path / "mended.xlsx")

    mended = written(checked(Source(tmp_path / "mended.xlsx"), actor), actor)

    assert counted(mended) == (0, 0, 0, 1)
    booking = Booking.objects.get()
    assert (booking.starts_at.hour, booking.duration) == (12, timedelta(hours=1))


def test_refused_once_more_it_has_one_column_of_reasons(tmp_path):
    actor = an_owner()
    upload = checked(a_workbook(tmp_path, BAD), actor)

    again = checked(Source(refused_of(upload, tmp_path)), actor)

    sheet = openpyxl.load_workbook(refused_of(again, tmp_path))["Refused rows"]
    assert next(sheet.iter_rows(values_only=True)) == (*HEADINGS, "Reason")


def test_it_needs_full_access(tmp_path):
    upload = checked(a_workbook(tmp_path, BAD), an_owner())

    with pytest.raises(NotAllowed):
        write_refused(tmp_path / "no.xlsx", upload, actor=an_actor(Right.REGISTER))

    assert not (tmp_path / "no.xlsx").exists()
