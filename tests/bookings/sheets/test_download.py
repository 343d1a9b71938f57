"""The file holds what the page shows, in cells, and brought in again it changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.http import QueryDict

from daybook.access.choices import Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.columns import REGISTER_COLUMNS
from daybook.bookings.filters import BookingFilters
from daybook.bookings.models import Booking
from daybook.bookings.queries.register import NEWEST_CREATED, find
from daybook.bookings.sheets.download import Answer, download_register
from daybook.shared.actor import Actor
from daybook.shared.errors import NotAllowed
from daybook.shared.filtering import BadFilters
from daybook.shared.paging import Cursors
from daybook.uploads.sheets.bringing import Source
from tests.bookings.sheets.uploading import check_upload, counted
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_line,
    a_location,
    a_position,
    a_service,
    a_staff_member,
    an_actor,
)

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tbilisi(db):
    return a_location("Aurora Tbilisi", time_zone="Asia/Tbilisi", currency="GEL", country="GE")


def an_answer(actor: Actor, question: str = "") -> Answer:
    return Answer(BookingFilters(QueryDict(question), actor))


def downloaded(path: Path, actor: Actor, question: str = "") -> list[dict[str, Any]]:
    """The rows of the file by heading."""
    download_register(path / "out.xlsx", an_answer(actor, question), actor=actor)
    headings, *rows = openpyxl.load_workbook(path / "out.xlsx")["Bookings"].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def some_bookings() -> list[Booking]:
    """Of all kinds: with several services and none, deleted, online, without a client, off the grid."""
    cut, toner = a_service("Haircut", price=40), a_service("Toner", price=24)
    several = a_booking(services=(cut, toner), status=VisitStatus.ARRIVED, paid=64, comment="=1+1")
    lined = a_booking(starts_at=TEN + timedelta(minutes=7), duration=timedelta(minutes=20))
    a_line(lined, cut, price=40, discount=25)
    lone = a_booking(deleted=True, categories=(a_booking_category("VIP"),))
    Booking.objects.filter(pk=lone.pk).update(client=None)
    online = a_booking(is_online=True, source_name="Widget", client=a_client("Жанна", phone="+995555123456"))
    return [several, lined, lone, online]


def test_a_row_tells_everything_in_real_dates_and_numbers(tmp_path):
    ines = a_staff_member("Inês Carvalho", position=a_position("Hairdresser"))
    booking = a_booking(
        staff=ines,
        client=a_client("Anna", phone="+995555123456"),
        starts_at=TEN,
        services=(a_service("Haircut", price=40), a_service("Toner", price=24)),
        paid=10,
        comment="+1 friend",
        created_at=TEN - timedelta(days=1),
    )

    [row] = downloaded(tmp_path, an_actor())

    assert row["Booking ID"] == booking.pk
    assert (row["Date"], row["Created"]) == (datetime(2026, 3, 2, 14, 0), datetime(2026, 3, 1, 14, 0))
    assert (row["Duration"], row["Employee name"], row["Position"]) == (3600, "Inês Carvalho", "Hairdresser")
    assert (row["Name of service"], row["Price of service"]) == ("Haircut##Toner", "40.00#24.00")
    assert (row["Cost"], row["Paid"], row["Payment"]) == (64, 10, "Paid in part")
    assert (row["Client name"], row["Customer phone number"]) == ("Anna", "+995555123456")
    assert (row["Booking status (number)"], row["Booking status (text)"]) == (0, "Pending")
    assert (row["Source"], row["Comment"], row["Deleted"]) == ("Offline", "+1 friend", None)


@pytest.mark.parametrize("question", ["", "cancelled=no", "source=online", "services=with", "client=жанна", "status=1"])
def test_the_file_holds_the_rows_of_the_page_in_its_order(tmp_path, question):
    some_bookings()
    actor = an_actor()

    rows = downloaded(tmp_path, actor, question)

    asked = BookingFilters(QueryDict(question), actor).question()
    page = find(asked, actor, order=NEWEST_CREATED, cursors=Cursors(NEWEST_CREATED, question)).page
    assert [row["Booking ID"] for row in rows if row["Booking ID"]] == [row.id for row in page.rows]


@pytest.mark.parametrize("rights", [set(Right), set(Right) - {Right.REGISTER_PHONES}], ids=["all", "no phones"])
def test_a_downloaded_file_brought_in_again_changes_nothing(tmp_path, rights):
    made = some_bookings()
    downloaded(tmp_path, an_actor(*rights))

    upload = check_upload(Source(tmp_path / "out.xlsx"), actor=an_actor())

    assert counted(upload) == (0, len(made), 0, 0)
    assert set(upload.rows.values_list("made_id", flat=True)) == {booking.pk for booking in made}


def test_without_the_right_phones_are_masked(tmp_path):
    a_booking(client=a_client(phone="+995555123456"))

    [row] = downloaded(tmp_path, an_actor(Right.REGISTER, Right.REGISTER_EXCEL))

    assert row["Customer phone number"] == "+XXXXXXXXXXXX"


@pytest.mark.parametrize("held", [{Right.REGISTER}, {Right.REGISTER_EXCEL}])
def test_both_rights_are_needed(tmp_path, held):
    actor = an_actor(*held)

    with pytest.raises(NotAllowed):
        download_register(tmp_path / "out.xlsx", an_answer(actor), actor=actor)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("question", ["status=9", "statos=1", "visit_from=never"])
def test_a_bad_filter_makes_no_file(tmp_path, question):
    actor = an_actor()

    with pytest.raises(BadFilters):
        download_register(tmp_path / "out.xlsx", an_answer(actor, question), actor=actor)

    assert list(tmp_path.iterdir()) == []


def test_a_sheet_says_who_asked_for_what(tmp_path):
    a_booking(status=VisitStatus.ARRIVED)

    downloaded(tmp_path, an_actor(), "status=1")

    told = dict(openpyxl.load_workbook(tmp_path / "out.xlsx")["About"].iter_rows(min_row=2, values_only=True))
    assert (told["Asked by"], told["Location"]) == ("Olga Desk", "Aurora Tbilisi (Asia/Tbilisi, GEL)")
    assert (told["Filters"], told["Rows"]) == ("Visit status: Arrived", "1")


def test_money_without_cents_has_none(tmp_path, tbilisi):
    type(tbilisi).objects.filter(pk=tbilisi.pk).update(currency="JPY")
    a_booking(services=(a_service(price=Decimal(4000)),))

    downloaded(tmp_path, an_actor())

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Bookings"]
    formats = {sheet.cell(1, place).value: sheet.cell(2, place).number_format for place in range(1, sheet.max_column)}
    assert formats["Cost"] == "#,##0"


def test_every_heading_of_a_file_stands_once():
    headings = [str(fact.heading) for column in REGISTER_COLUMNS for fact in column.facts]

    assert len(headings) == len(set(headings))
