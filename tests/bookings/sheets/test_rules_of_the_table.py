"""The rules of the upload's table, one by one, from the cell of a real file to the booking that is made of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.catalogue.models import Service
from daybook.uploads.models import Upload
from daybook.uploads.sheets.bringing import Source
from tests.bookings.sheets.uploading import brought_in, check_upload
from tests.factories import a_location, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
PLAIN: dict[str, object] = {
    "Date": "04.01.2016 10:30",
    "Employee name": "Inês Carvalho",
    "Customer phone number": "12123445678",
    "Client name": "Anna",
    "Name of service": "Haircut##Toner",
}


@pytest.fixture(autouse=True)
def salon(db):
    place = a_location(grid_minutes=15)
    a_staff_member("Inês Carvalho", location=place)
    a_service("Haircut", price=40, location=place)
    a_service("Toner", price=24, location=place)


def a_workbook(folder: Path, **changes: object) -> Source:
    """One row of the template; `Name_of_service` is the column “Name of service”."""
    row = PLAIN | {heading.replace("_", " "): cell for heading, cell in changes.items()}
    book = openpyxl.Workbook()
    book.active.append(tuple(row))
    book.active.append(tuple(row.values()))
    book.save(folder / "row.xlsx")
    return Source(folder / "row.xlsx")


def made(folder: Path, **changes: object) -> tuple[Booking, list[str]]:
    """The booking that the row became, and the codes of what was said about it."""
    upload = brought_in(a_workbook(folder, **changes), an_actor())
    assert upload.rows_made == 1, upload.rows.get().problems
    return Booking.objects.get(), said(upload)


def said(upload: Upload) -> list[str]:
    return [problem["code"] for problem in upload.rows.get().problems]


@pytest.mark.parametrize(
    "cell",
    [
        "04.01.2016 10:30",
        "04-01-2016 10:30",
        "2016-01-04 10:30",
        "2016-01-04T10:30:00",
        datetime(2016, 1, 4, 10, 30),
        42373.4375,
    ],
)
def test_a_date_in_every_form(tmp_path, cell):
    booking, words = made(tmp_path, Date=cell)

    assert (booking.starts_at, words) == (datetime(2016, 1, 4, 10, 30, tzinfo=UTC), [])


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("04.01.2016 10:37", time(10, 30)),
        (datetime(2016, 1, 4, 10, 37, 30), time(10, 45)),
        ("04.01.2016 10:38", time(10, 45)),
    ],
)
def test_it_goes_to_the_nearest_step_of_the_grid_and_half_goes_up(tmp_path, cell, clock):
    booking, _words = made(tmp_path, Date=cell)

    assert booking.starts_at.time() == clock


@pytest.mark.parametrize(
    ("cell", "moment", "code"),
    [
        ("29.03.2026 01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "skipped_time"),
        ("25.10.2026 01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "time_shown_twice"),
        (date(2016, 1, 4), datetime(2016, 1, 4, tzinfo=UTC), "midnight"),
    ],
)
def test_what_the_clocks_skipped_moves_on_and_what_they_showed_twice_is_the_first(tmp_path, cell, moment, code):
    booking, words = made(tmp_path, Date=cell)

    assert (booking.starts_at, words) == (moment, [code])


@pytest.mark.parametrize(
    ("cell", "length"),
    [
        (None, timedelta(minutes=15)),
        (3600, timedelta(hours=1)),
        ("3601", timedelta(minutes=75)),
        (3660.0, timedelta(minutes=75)),
        (timedelta(minutes=50), timedelta(hours=1)),
        (time(0, 50), timedelta(hours=1)),
    ],
)
def test_a_duration_is_seconds_rounded_up_to_quarters(tmp_path, cell, length):
    booking, _words = made(tmp_path, Duration=cell)

    assert booking.duration == length


@pytest.mark.parametrize(
    "cell", ["12123445678", 12123445678, 12123445678.0, "+1 (212) 344-56-78", "1 212 344 5678", "+1-212-344-5678"]
)
def test_a_phone_in_every_form(tmp_path, cell):
    booking, _words = made(tmp_path, Customer_phone_number=cell)

    assert booking.client is not None
    assert (booking.client.phone, booking.client.name) == ("+12123445678", "Anna")


@pytest.mark.parametrize(
    ("prices", "kept", "words"),
    [
        (None, [40, 24], []),
        ("30#20", [30, 20], []),
        ("30##20", [30, 20], []),
        ("1500#0", [1500, 0], []),
        (1500, [1500, 0], ["total_only"]),
        ("1500.50#", [Decimal("1500.50"), 24], []),
    ],
)
def test_prices_of_several_services(tmp_path, prices, kept, words):
    booking, told = made(tmp_path, Price_of_service=prices)

    assert (list(booking.lines.order_by("place").values_list("price", flat=True)), told) == (kept, words)


@pytest.mark.parametrize(
    ("discounts", "kept", "words"),
    [(None, [0, 0], []), ("10#0", [10, 0], []), ("10##50", [10, 50], []), (25, [25, 25], ["one_discount"])],
)
def test_discounts_of_several_services(tmp_path, discounts, kept, words):
    booking, told = made(tmp_path, Discount_on_the_service=discounts)

    assert (list(booking.lines.order_by("place").values_list("discount", flat=True)), told) == (kept, words)
    assert booking.cost == sum(price * (100 - discount) / 100 for price, discount in zip((40, 24), kept, strict=True))


@pytest.mark.parametrize("between", [",", "##", " , ", " ## "])
def test_services_by_their_numbers(tmp_path, between):
    cut, toner = Service.objects.order_by("pk").values_list("pk", flat=True)

    booking, words = made(tmp_path, Service_ID=f"{toner}{between}{cut}", Name_of_service=None)

    assert (booking.service_ids, words) == ([toner, cut], [])


@pytest.mark.parametrize(
    ("number", "text", "status"),
    [
        (None, None, VisitStatus.PENDING),
        (-1, None, VisitStatus.NO_SHOW),
        ("2", None, VisitStatus.CONFIRMED),
        (None, "arrived", VisitStatus.ARRIVED),
        (1.0, "Arrived", VisitStatus.ARRIVED),
    ],
)
def test_a_status_by_number_and_by_word(tmp_path, number, text, status):
    cells = {"Booking status (number)": number, "Booking status (text)": text}

    booking, _words = made(tmp_path, **cells)

    assert booking.status == status


def test_the_number_of_an_employee_counts_over_a_differing_name(tmp_path):
    marta = a_staff_member("Marta Reis")

    booking, words = made(tmp_path, Employee_ID=marta.pk)

    assert (booking.staff_id, words) == (marta.pk, ["name_differs"])


def test_the_name_of_an_employee_forgives_case_and_spaces(tmp_path):
    booking, words = made(tmp_path, Employee_name="  inês   CARVALHO ")

    assert (booking.staff.name, words) == ("Inês Carvalho", [])


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"Price_of_service": "1#2#3"}, ["other_count"]),
        ({"Discount_on_the_service": "1#2#3"}, ["other_count"]),
        ({"Discount_on_the_service": "101"}, ["too_high"]),
        ({"Booking status (number)": 1, "Booking status (text)": "No-Show"}, ["statuses_differ"]),
        ({"Booking status (number)": 3}, ["no_such_status"]),
        ({"Client_name": None}, ["empty"]),
        ({"Customer_phone_number": None}, ["empty"]),
        ({"Customer_phone_number": "+XXXXXXXXXXXX"}, ["masked_phone"]),
        ({"Date": None}, ["empty"]),
        ({"Date": "04.01.2016"}, ["no_time"]),
        ({"Employee_name": None}, ["empty"]),
        ({"Employee_ID": 10**12, "Employee_name": None}, ["no_such_number"]),
        ({"Name_of_service": "Massage"}, ["no_such_name"]),
        ({"Name_of_service": "Massage##Sauna"}, ["no_such_name", "no_such_name"]),
        ({"Duration": "an hour"}, ["not_seconds"]),
        ({"Date": "soon", "Client_name": None, "Duration": "an hour"}, ["not_a_date", "empty", "not_seconds"]),
    ],
)
def test_what_cannot_be_is_refused_and_every_mistake_is_told_at_once(tmp_path, cells, codes):
    upload = check_upload(a_workbook(tmp_path, **cells), actor=an_actor())

    assert (upload.rows_ready, upload.rows_refused, said(upload)) == (0, 1, codes)
    assert Booking.objects.count() == 0
