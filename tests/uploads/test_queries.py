"""What the pages show of an upload."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest

from daybook.access.choices import Right
from daybook.shared.errors import NotAllowed, NotThere
from daybook.uploads.choices import Verdict
from daybook.uploads.queries import Filter, of_the_same_bytes, rows_of, upload_of, uploads_of
from daybook.uploads.sheets.bringing import Source
from tests.bookings.sheets.uploading import a_file, a_row
from tests.factories import a_location, a_staff_member, an_actor
from tests.factories.uploads import an_upload
from tests.uploads.owning import an_owner, checked, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def numbers(page) -> list[int]:
    return [row.number for row in page.rows]


def test_rows_are_walked_both_ways(tmp_path):
    upload = checked(a_file(tmp_path, *(a_row(Date=f"02.03.2026 {hour}:00") for hour in range(10, 17))), an_owner())

    first = rows_of(upload, size=3)
    second = rows_of(upload, after=first.after or 0, size=3)
    third = rows_of(upload, after=second.after or 0, size=3)
    back = rows_of(upload, before=third.before, size=3)

    assert [numbers(page) for page in (first, second, third, back)] == [[2, 3, 4], [5, 6, 7], [8], [5, 6, 7]]
    assert (first.before, third.after, back.before, back.after) == (None, None, 5, 7)


def test_rows_are_shown_by_what_is_to_be_said_of_them(tmp_path):
    rows = (a_row(), a_row(Date="soon"), a_row(Date="02.03.2026 12:00", Duration="60"), a_row())
    upload = checked(a_file(tmp_path, *rows), an_owner())

    shown = {which: numbers(rows_of(upload, which)) for which in Filter}

    assert shown == {
        Filter.ALL: [2, 3, 4, 5],
        Filter.PROBLEMS: [3],
        Filter.WARNINGS: [4],
        Filter.READY: [2, 4],
        Filter.THERE: [5],
        Filter.MADE: [],
        Filter.TAKEN_BACK: [],
        Filter.KEPT: [],
    }


def test_a_problem_stands_at_its_cell_with_what_may_be_meant(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(("Our number", "Employee", "Date", "Phone", "Client"))
    book.active.append((7, "Ines Carvalo", datetime(2026, 3, 2, 10, 0), 351912345678, None))
    book.save(tmp_path / "old.xlsx")
    upload = checked(Source(tmp_path / "old.xlsx"), an_owner())

    [row] = rows_of(upload).rows

    assert (row.verdict, row.cells) == (
        Verdict.REFUSED,
        [7, "Ines Carvalo", datetime(2026, 3, 2, 10, 0), 351912345678, None],
    )
    assert [(each.column, each.code, each.suggestions) for each in row.problems] == [
        (4, "empty", []),
        (1, "no_such_name", ["Inês Carvalho"]),
    ]


def test_the_same_bytes_are_known_again(tmp_path):
    actor, other = an_owner(), an_owner()
    first = written(checked(a_file(tmp_path, a_row(), name="may.csv"), actor), actor)
    checked(a_file(tmp_path, a_row(), name="looked at.csv"), actor)

    again = checked(a_file(tmp_path, a_row(), name="renamed.csv"), other)

    assert of_the_same_bytes(again, other) == [first]


def test_the_list_goes_by_pages_the_newest_first():
    actor = an_owner()
    made = [an_upload(f"{number}.csv") for number in range(5)][::-1]

    first = uploads_of(actor, size=3)
    second = uploads_of(actor, cursor=first.after, size=3)

    assert (list(first.rows), list(second.rows)) == (made[:3], made[3:])


def test_others_than_those_with_full_access_see_nothing_of_it():
    upload, manager = an_upload(), an_actor(Right.REGISTER)

    for look in (lambda: upload_of(upload.pk, manager), lambda: uploads_of(manager)):
        with pytest.raises(NotAllowed):
            look()


def test_an_upload_of_another_location_is_not_there():
    upload = an_upload(location=a_location("Aurora Porto"))

    with pytest.raises(NotThere):
        upload_of(upload.pk, an_owner())
