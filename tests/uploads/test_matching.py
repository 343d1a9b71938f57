"""Which column is which: recognised, said by hand, remembered for the next file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from daybook.bookings.sheets.upload import BOOKINGS
from daybook.shared.errors import NotThere
from daybook.shared.files import delete_file
from daybook.uploads.models import Matching, Upload
from daybook.uploads.operations import begin_check, match_columns
from daybook.uploads.rules import NotNow
from daybook.uploads.sheets.bringing import Source
from daybook.uploads.sheets.glimpse import glimpse
from daybook.uploads.sheets.refused import write_refused
from tests.bookings.sheets.uploading import a_file, a_row, counted
from tests.factories import a_location, a_staff_member
from tests.uploads.owning import an_owner, checked, received, worked_on, written

pytestmark = pytest.mark.django_db
OWN = ("Who", "When", "Number", "Guest", "Memo", "Note")
ROW = ("Inês Carvalho", "02.03.2026 10:00", "351912345678", "Anna", "quiet chair", "never shown")
BY_HAND = {"staff_name": 0, "starts_at": 1, "client_phone": 2, "client_name": 3, "comment": 4}


@pytest.fixture(autouse=True)
def ines(db):
    return a_staff_member("Inês Carvalho", location=a_location())


def a_strange_file(folder: Path, *rows: tuple[str, ...], name: str = "strange.csv") -> Source:
    lines = [";".join(row) for row in (OWN, *(rows or (ROW,)))]
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return Source(folder / name)


def comment_of(upload: Upload) -> str:
    return str((upload.rows.get().wish or {})["comment"])


def test_a_glimpse_shows_headings_first_rows_and_what_is_recognised(tmp_path):
    actor = an_owner()
    upload = received(a_strange_file(tmp_path, ROW, ROW, ROW, ROW, ROW, ROW, ROW), actor)

    seen = glimpse(upload, BOOKINGS, actor=actor)

    assert (seen.headings, seen.places, seen.is_remembered) == (OWN, {"comment": 5}, False)
    assert [column.name for column in seen.missing] == [
        "starts_at",
        "client_phone",
        "client_name",
        "staff_id",
        "staff_name",
    ]
    assert seen.unknown == OWN[:5]
    assert [row.cells for row in seen.rows] == [ROW] * 5


def test_columns_are_matched_by_hand_and_the_next_file_with_these_headings_knows(tmp_path):
    actor = an_owner()
    first = received(a_strange_file(tmp_path), actor)
    match_columns(first.pk, "", BY_HAND, actor=actor)
    worked_on(begin_check(first.pk, actor=actor))

    later = received(a_strange_file(tmp_path, (*ROW[:1], "02.03.2026 12:00", *ROW[2:]), name="june.csv"), an_owner())
    seen = glimpse(later, BOOKINGS, actor=actor)
    upload = worked_on(begin_check(later.pk, actor=an_owner()))

    assert (seen.places, seen.is_remembered, seen.missing) == (BY_HAND, True, ())
    assert (counted(upload), comment_of(upload)) == ((1, 0, 0, 0), "quiet chair")


def test_the_file_of_refused_rows_of_a_file_matched_by_hand_needs_no_hand(tmp_path):
    actor = an_owner()
    first = received(a_strange_file(tmp_path, ("Nobody", *ROW[1:])), actor)
    match_columns(first.pk, "", BY_HAND, actor=actor)
    refused = worked_on(begin_check(first.pk, actor=actor))
    write_refused(tmp_path / "refused.xlsx", refused, actor=actor)

    seen = glimpse(received(Source(tmp_path / "refused.xlsx"), actor), BOOKINGS, actor=actor)

    assert (seen.headings, seen.places, seen.is_remembered) == ((*OWN, "Reason"), BY_HAND, True)


def test_a_matching_is_remembered_for_its_section_and_location(tmp_path):
    actor, elsewhere = an_owner(), an_owner(a_location("Aurora Porto"))
    first = received(a_strange_file(tmp_path), actor)
    match_columns(first.pk, "", BY_HAND, actor=actor)
    worked_on(begin_check(first.pk, actor=actor))

    seen = glimpse(received(a_strange_file(tmp_path), elsewhere), BOOKINGS, actor=elsewhere)

    assert (seen.is_remembered, Matching.objects.count()) == (False, 1)


def test_a_column_that_only_looks_like_ours_is_left_out_by_hand(tmp_path):
    actor = an_owner()
    upload = received(a_strange_file(tmp_path), actor)

    match_columns(upload.pk, "", BY_HAND | {"comment": -1}, actor=actor)
    seen = glimpse(Upload.objects.get(pk=upload.pk), BOOKINGS, actor=actor)
    done = worked_on(begin_check(upload.pk, actor=actor))

    assert "comment" not in seen.places
    assert comment_of(done) == ""


def test_two_columns_that_mean_the_same_are_told_apart_by_hand(tmp_path):
    actor = an_owner()
    (tmp_path / "two.csv").write_text(
        "Date;Visit date;Employee;Phone;Client\n1;02.03.2026 10:00;Inês Carvalho;351912345678;A"
    )
    upload = received(Source(tmp_path / "two.csv"), actor)

    seen = glimpse(upload, BOOKINGS, actor=actor)
    failed = worked_on(begin_check(upload.pk, actor=actor))
    match_columns(upload.pk, "", {"starts_at": 1}, actor=actor)
    done = worked_on(begin_check(upload.pk, actor=actor))

    assert seen.places["starts_at"] == 0
    assert failed.problem == "Two columns mean the same: “Date” and “Visit date”. Rename one of them."
    assert counted(done) == (1, 0, 0, 0)


def test_another_sheet_of_the_workbook_is_chosen(tmp_path):
    actor = an_owner()
    book = openpyxl.Workbook()
    book.active.append(("Nothing", "of", "interest"))
    sheet = book.create_sheet("May")
    row = {heading: cell for heading, cell in a_row().items() if cell}
    sheet.append(tuple(row))
    sheet.append(tuple(row.values()))
    book.save(tmp_path / "book.xlsx")
    upload = received(Source(tmp_path / "book.xlsx"), actor)

    first = glimpse(upload, BOOKINGS, actor=actor)
    second = glimpse(upload, BOOKINGS, actor=actor, sheet="May")
    match_columns(upload.pk, "May", {}, actor=actor)
    done = worked_on(begin_check(upload.pk, actor=actor))

    assert (first.sheets, first.sheet, second.sheet) == (("Sheet", "May"), "Sheet", "May")
    assert (done.sheet, counted(done)) == ("May", (1, 0, 0, 0))


def test_what_was_written_is_matched_no_more(tmp_path):
    actor = an_owner()
    upload = written(checked(a_file(tmp_path, a_row()), actor), actor)

    with pytest.raises(NotNow):
        match_columns(upload.pk, "", {}, actor=actor)

    assert Upload.objects.get().by_hand == {}


def test_a_file_that_is_gone_says_so(tmp_path):
    actor = an_owner()
    upload = received(a_file(tmp_path, a_row()), actor)
    delete_file(upload.file_key)

    with pytest.raises(NotThere):
        glimpse(upload, BOOKINGS, actor=actor)
    failed = worked_on(begin_check(upload.pk, actor=actor))

    assert failed.problem == "The file is not kept any more. Bring it in again."
