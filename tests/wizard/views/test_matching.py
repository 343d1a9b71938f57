from __future__ import annotations

import io

import openpyxl
import pytest

from daybook.uploads.choices import UploadState
from tests.uploads.owning import worked_on
from tests.wizard.views.desk import (
    a_row,
    a_salon_here,
    address,
    checked,
    chosen_on,
    received,
    send,
    the_owner,
    the_upload,
    words_of,
)

pytestmark = pytest.mark.django_db


def renamed(**headings: str) -> dict[str, str]:
    """A good row with some headings written otherwise."""
    return {headings.get(heading.replace(" ", "_"), heading): cell for heading, cell in a_row().items()}


def test_recognised_columns_are_chosen_and_show_their_first_rows():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row(), a_row(Date="03.03.2026 10:00"))

    page = owner.get(address("columns", here, upload))

    first = page.context["columns"][0]
    assert list(chosen_on(page).values()) == ["starts_at", "staff_name", "client_phone", "client_name", "service_names"]
    assert (first["heading"], first["how"]) == ("Date", "Recognised")
    assert first["samples"] == ["02.03.2026 10:00", "03.03.2026 10:00"]


def test_a_column_that_is_missing_is_told_at_once_and_nothing_is_checked_without_it():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, renamed(Date="Termin"))

    page = owner.get(address("columns", here, upload))
    saved = owner.post(address("save_columns", here, upload), chosen_on(page) | {"sheet": ""})

    upload.refresh_from_db()
    assert page.context["problems"] == ["Choose which column is “Date”: it is needed."]
    assert (saved.status_code, saved.context["problems"]) == (422, page.context["problems"])
    assert upload.state == UploadState.RECEIVED


def test_columns_that_stand_for_each_other_are_asked_for_in_one_sentence():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, renamed(Employee_name="Wer"))

    page = owner.get(address("columns", here, upload))

    assert page.context["problems"] == ["Choose which column is “Employee ID” or “Employee name”: it is needed."]


def test_a_heading_matched_by_hand_is_checked_and_remembered_for_the_next_file():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, renamed(Date="Termin"))
    page = owner.get(address("columns", here, upload))

    saved = owner.post(address("save_columns", here, upload), chosen_on(page) | {"column-0": "starts_at"})
    upload.refresh_from_db()
    worked_on(upload)
    another = received(owner, here, renamed(Date="Termin"))
    again = owner.get(address("columns", here, another))

    assert saved["Location"] == address("upload", here, upload)
    assert upload.rows_ready == 1
    assert "uploaded before. Its columns are matched in the same way" in words_of(again)
    assert again.context["columns"][0]["how"] == "As last time"
    assert chosen_on(again)["column-0"] == "starts_at"


def test_a_recognised_column_that_is_put_aside_is_not_read():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row(Name_of_service="No such service"))
    page = owner.get(address("columns", here, upload))

    owner.post(address("save_columns", here, upload), chosen_on(page) | {"column-4": ""})
    upload.refresh_from_db()
    worked_on(upload)

    assert (upload.rows_ready, upload.rows_refused) == (1, 0)


def test_one_field_chosen_for_two_columns_is_told_at_the_second_and_nothing_chosen_is_lost():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row())
    sent = chosen_on(owner.get(address("columns", here, upload))) | {"column-4": "client_name"}

    page = owner.post(address("save_columns", here, upload), sent)

    assert page.status_code == 422
    assert [column["error"] for column in page.context["columns"] if column["error"]] == [
        "“Client name” is chosen for two columns. Choose it for one of them."
    ]
    assert chosen_on(page) == sent


def test_two_headings_that_mean_the_same_are_settled_by_hand():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row() | {"Mobile": "351911111111"})

    page = owner.get(address("columns", here, upload))
    owner.post(address("save_columns", here, upload), chosen_on(page) | {"column-2": "", "column-5": "client_phone"})
    upload.refresh_from_db()
    worked_on(upload)

    assert (chosen_on(page)["column-2"], chosen_on(page)["column-5"]) == ("client_phone", "")
    assert "+351911111111" in str(upload.rows.get().wish)


def test_the_sheet_is_chosen_where_there_are_several():
    here = a_salon_here()
    owner = the_owner(here)
    send(owner, here, a_workbook(Notes=[["Hello"]], May=[list(a_row()), list(a_row().values())]), name="may.xlsx")
    upload = the_upload()

    first = owner.get(address("columns", here, upload))
    second = owner.get(address("columns", here, upload, sheet="May"))
    owner.post(address("save_columns", here, upload), chosen_on(second) | {"sheet": "May"})
    upload.refresh_from_db()
    worked_on(upload)

    assert (list(first.context["sheets"]), first.context["sheet"]) == (["Notes", "May"], "Notes")
    assert chosen_on(second)["column-0"] == "starts_at"
    assert (upload.sheet, upload.rows_ready) == ("May", 1)


def test_a_sheet_that_is_not_there_is_told_in_words():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row())
    send(owner, here, a_workbook(May=[list(a_row()), list(a_row().values())]), name="may.xlsx")

    page = owner.get(address("columns", here, type(upload).objects.get(name="may.xlsx"), sheet="June"))

    assert (page.status_code, page.context["problems"]) == (422, ["The workbook has no such sheet."])


def test_the_columns_can_be_matched_anew_after_the_check_and_not_after_the_writing():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, a_row())

    before = owner.get(address("columns", here, upload))
    owner.post(address("write", here, upload))
    upload.refresh_from_db()
    after = owner.get(address("columns", here, upload))

    assert chosen_on(before)["column-0"] == "starts_at"
    assert (after.status_code, after["Location"]) == (302, address("upload", here, upload))


def a_workbook(**sheets: list[list[str]]) -> bytes:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("name", ["a\0b", "a" * 300, "a" * 200_000], ids=["NUL", "long", "longer than an argument"])
def test_what_can_be_no_sheet_is_told_and_nothing_is_checked(name):
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row())
    chosen = chosen_on(owner.get(address("columns", here, upload)))

    saved = owner.post(address("save_columns", here, upload), chosen | {"sheet": name})
    asked = owner.get(address("columns", here, upload), {"sheet": name})

    upload.refresh_from_db()
    assert [answer.status_code for answer in (saved, asked)] == [422, 422]
    assert "The workbook has no such sheet." in words_of(saved)
    assert (upload.state, upload.sheet) == (UploadState.RECEIVED, "")
