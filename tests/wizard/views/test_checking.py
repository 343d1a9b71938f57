from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.utils import timezone

from daybook.bookings.models import Booking
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from tests.uploads.owning import worked_on
from tests.wizard.views.desk import (
    a_row,
    a_salon_here,
    address,
    as_csv,
    checked,
    chosen_on,
    received,
    rows_at,
    send,
    the_owner,
    the_upload,
    verdicts_on,
    words_of,
    written,
)

pytestmark = pytest.mark.django_db


def part(browser, url, target="rows"):
    """Ask as htmx does, for a part of the page."""
    return browser.get(url, headers={"HX-Request": "true", "HX-Target": target})


def cells_of(page, number):
    """The cells of one row as the page shows them, by the file's headings."""
    row = next(row for row in page.context["rows"] if row["number"] == number)
    return dict(zip(page.context["headings"], row["cells"], strict=True))


def test_every_row_gets_its_verdict_and_each_problem_stands_at_its_cell_in_words():
    here = a_salon_here()
    owner = the_owner(here)
    good, both = a_row(), a_row(Date="31.04.2026 10:00", Customer_phone_number="12")

    page = owner.get(address("upload", here, checked(owner, here, good, both, good)))

    everything = owner.get(address("upload", here, the_upload(), show="all"))
    cells = cells_of(page, 3)
    assert page.context["totals"]["words"] == "3 rows: 1 ready, 1 already there, 1 with problems"
    assert verdicts_on(page) == [(3, "refused")]
    assert verdicts_on(everything) == [(2, "ready"), (3, "refused"), (4, "there")]
    assert [(said["word"], said["kind"]) for said in cells["Date"]["said"]] == [("Problem:", "problem")]
    assert "has-problem" in cells["Customer phone number"]["css"]
    assert page.context["rows"][0]["where"] == "Date, Customer phone number"
    assert cells["Client name"]["said"] == []
    assert "Problem: There is no such day" in words_of(page)
    assert not Booking.objects.exists()


def test_columns_that_mean_nothing_to_us_are_named_as_not_read():
    here = a_salon_here()
    owner = the_owner(here)

    page = owner.get(address("upload", here, checked(owner, here, a_row(Loyalty="gold", Shoe_size="39"))))

    assert page.context["not_read"] == "Loyalty, Shoe size"
    assert "Columns of the file that are not read: Loyalty, Shoe size" in words_of(page)


def test_rows_are_filtered_by_their_verdict_and_only_the_table_comes_anew():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, a_row(), a_row(Date="soon"), a_row(Date="02.03.2026 12:00", Duration="60"))

    shown = {
        name: verdicts_on(part(owner, address("upload", here, upload, show=name)))
        for name in ("all", "problems", "ready", "there")
    }

    assert shown["all"] == [(2, "ready"), (3, "refused"), (4, "warned")]
    assert (shown["problems"], shown["ready"], shown["there"]) == ([(3, "refused")], [(2, "ready"), (4, "warned")], [])
    assert b"<html" not in part(owner, address("upload", here, upload, show="all")).content
    assert owner.get(address("upload", here, upload, show="nonsense")).status_code == 404


def test_pages_of_rows_lead_to_those_before_and_after():
    here = a_salon_here()
    owner = the_owner(here)
    rows = [a_row(Date=f"{day:02}.03.2026 {hour:02}:00") for day in range(1, 15) for hour in range(8, 18)]
    upload = checked(owner, here, *rows)

    met, url = [], address("upload", here, upload)
    while url:
        page = owner.get(url)
        met.append([number for number, _verdict in verdicts_on(page)])
        url = page.context["pager"]["next_url"]
    back = owner.get(page.context["pager"]["previous_url"])

    assert met == [list(range(2, 52)), list(range(52, 102)), list(range(102, 142))]
    assert verdicts_on(back)[0][0] == 52
    assert page.context["pager"]["words"] == "Rows 102 to 141"


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_of_rows_costs_the_same_however_many_there_are(number, django_assert_num_queries):
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, *rows_at(*range(9, 9 + number), Name_of_service="Haircat"))

    with django_assert_num_queries(7):
        owner.get(address("upload", here, upload))


def test_a_near_name_is_taken_for_every_row_that_says_the_same():
    here = a_salon_here()
    owner = the_owner(here)
    misspelt = rows_at(9, 10, 11, Employee_name="Ines Carvalo")
    upload = checked(owner, here, *misspelt, *rows_at(12, Name_of_service="Haircat"))
    page = owner.get(address("upload", here, upload))

    accepted = owner.post(address("accept", here, upload), {"typed": "Ines Carvalo", "name": "Inês Carvalho"})
    upload.refresh_from_db()
    worked_on(upload)

    offers = [(offer["typed"], offer["names"]) for offer in page.context["offers"]]
    assert offers[0] == ("Ines Carvalo", [{"name": "Inês Carvalho", "words": "Use for 3 rows"}])
    assert page.context["offer_all"]["pairs"] == [("Ines Carvalo", "Inês Carvalho"), ("Haircat", "Haircut")]
    assert accepted["Location"] == address("upload", here, upload)
    assert (upload.rows_ready, upload.rows_refused) == (3, 1)


def test_all_nearest_names_are_taken_at_once():
    here = a_salon_here()
    owner = the_owner(here)
    misspelt = *rows_at(9, Employee_name="Ines Carvalo"), *rows_at(10, Name_of_service="Haircat")
    upload = checked(owner, here, *misspelt)
    pairs = owner.get(address("upload", here, upload)).context["offer_all"]["pairs"]

    typed, names = zip(*pairs, strict=True)
    owner.post(address("accept", here, upload), {"typed": typed, "name": names})
    upload.refresh_from_db()

    assert worked_on(upload).rows_refused == 0


def test_whoever_uploads_the_very_same_file_again_is_told_of_the_first_time():
    here = a_salon_here()
    owner = the_owner(here)
    first = written(owner, here, a_row())

    page = owner.get(address("upload", here, checked(owner, here, a_row())))

    (earlier,) = page.context["before"]
    assert "uploaded this very file on" in earlier["words"]
    assert "1 booking made" in earlier["words"]
    assert earlier["url"] == address("upload", here, first)
    assert page.context["totals"]["words"] == "1 row: 0 ready, 1 already there"
    assert page.context["confirm"] is None


def test_refused_rows_come_as_a_file_that_can_be_mended_and_uploaded():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, a_row(), a_row(Date="soon"))

    fetched = owner.get(address("refused", here, upload))
    sheet = openpyxl.load_workbook(io.BytesIO(fetched.content)).worksheets[0]
    headings, only = sheet.iter_rows(values_only=True)

    assert fetched["Content-Disposition"] == 'attachment; filename="may, rows with problems.xlsx"'
    assert headings[-1] == "Reason"
    assert only[0] == "soon"
    assert "soon" not in only[-1] or "Date" in only[-1]


def test_discarding_forgets_the_file_and_says_so():
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, a_row())

    said = owner.post(address("discard", here, upload), follow=True)

    assert "“may.csv” was discarded. Nothing of it was written." in words_of(said)
    assert not Upload.objects.exists()


def test_while_a_job_is_at_work_the_page_tells_how_far_it_is_and_asks_again():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row())
    owner.post(address("save_columns", here, upload), chosen_on(owner.get(address("columns", here, upload))))

    page = owner.get(address("upload", here, upload))
    asked = part(owner, page.context["progress"]["url"], "progress")
    upload.refresh_from_db()
    worked_on(upload)
    ended = part(owner, page.context["progress"]["url"], "progress")

    assert "The file is being checked" in words_of(page)
    assert b'hx-trigger="every 1s"' in asked.content
    assert "waits for the worker" not in words_of(asked)
    assert ended["HX-Refresh"] == "true"


def test_where_no_worker_runs_the_page_says_so_after_a_while():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row())
    owner.post(address("save_columns", here, upload), chosen_on(owner.get(address("columns", here, upload))))
    Upload.objects.update(begun_at=timezone.now() - timedelta(seconds=20))

    assert "The work has not begun: it waits for the worker." in words_of(owner.get(address("upload", here, upload)))


def test_where_a_worker_has_shown_that_it_lives_nobody_is_said_to_be_missing():
    here = a_salon_here()
    owner = the_owner(here)
    upload = received(owner, here, a_row())
    owner.post(address("save_columns", here, upload), chosen_on(owner.get(address("columns", here, upload))))
    Upload.objects.update(begun_at=timezone.now() - timedelta(seconds=20))

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (clock_timestamp())")

    assert "waits for the worker" not in words_of(owner.get(address("upload", here, upload)))


def test_a_file_that_turns_out_to_be_broken_while_it_is_checked_says_why_and_offers_another():
    here = a_salon_here()
    owner = the_owner(here)
    long = "x" * 40_000
    send(owner, here, as_csv(*rows_at(*range(24)) * 100, a_row(Client_name=long)))
    upload = the_upload()
    owner.post(address("save_columns", here, upload), chosen_on(owner.get(address("columns", here, upload))))
    upload.refresh_from_db()

    page = owner.get(address("upload", here, worked_on(upload)))

    assert upload.state == UploadState.FAILED
    assert "A cell holds more than" in words_of(page)
    assert "Upload another file" in words_of(page)
    assert "Match the columns" in words_of(page)


@pytest.mark.parametrize(("typed", "name"), [("a\0b", "Haircut"), ("Hair", "\0"), ("a" * 40_000, "Haircut")])
def test_names_that_no_cell_could_hold_are_not_taken(typed, name):
    here = a_salon_here()
    owner = the_owner(here)
    upload = checked(owner, here, a_row())

    answer = owner.post(address("accept", here, upload), {"typed": typed, "name": name})

    upload.refresh_from_db()
    assert answer.status_code == 302
    assert (upload.accepted, upload.state) == ({}, UploadState.CHECKED)


def test_a_file_of_which_rows_were_written_is_not_said_to_be_discarded():
    here = a_salon_here()
    owner = the_owner(here)
    upload = written(owner, here, a_row())
    Upload.objects.update(state=UploadState.FAILED)

    page = owner.post(address("discard", here, upload), follow=True)

    assert "Rows of this file were written. Take the upload back instead." in words_of(page)
    assert "discarded" not in words_of(page)
