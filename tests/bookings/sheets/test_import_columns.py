"""A row of the template becomes a booking, or says everything that keeps it from being one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from daybook.bookings.choices import VisitStatus
from daybook.bookings.sheets.import_columns import BookingPlace, booking_checks, booking_columns, booking_of
from daybook.bookings.sheets.statuses import agreed_status, read_status_number, read_status_text
from daybook.bookings.wishes import BookingIn, LineIn
from daybook.shared.sheets.cells import CellError
from daybook.shared.sheets.frames import Cell, SheetRow
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.rows import ReadRow, read_rows

PLACE = BookingPlace(ZoneInfo("Europe/Lisbon"), timedelta(minutes=15), "PT")
STAFF = Known({3: "Inês Carvalho", 7: "Marta Reis"}, place="Settings > Staff")
SERVICES = Known({11: "Haircut", 12: "Blow dry", 13: "Manicure"}, place="Settings > Services")
PLAIN: dict[str, Cell] = {
    "Date": "04.01.2016 10:30",
    "Employee name": "Marta Reis",
    "Customer phone number": "912345678",
    "Client name": "Жанна",
}


def read(**changes: Cell) -> ReadRow:
    """One row of the template; `Name_of_service` is the column “Name of service”."""
    cells = PLAIN | {heading.replace("_", " "): cell for heading, cell in changes.items()}
    table = [SheetRow(1, tuple(cells)), SheetRow(2, tuple(cells.values()))]
    _matching, rows = read_rows(table, booking_columns(PLACE), checks=booking_checks(STAFF, SERVICES))
    return next(rows)


def codes(row: ReadRow) -> list[tuple[str, str]]:
    return [(problem.heading, problem.code) for problem in row.problems]


def test_the_needed_columns_alone_make_a_booking() -> None:
    row = read()

    assert row.problems == ()
    assert booking_of(row) == BookingIn(
        row=2,
        starts_at=datetime(2016, 1, 4, 10, 30, tzinfo=UTC),
        duration=timedelta(minutes=15),
        staff_id=7,
        client_phone="+351912345678",
        client_name="Жанна",
        lines=(),
        comment="",
        status=VisitStatus.PENDING,
    )


def test_several_services_have_their_own_prices_and_discounts() -> None:
    row = read(Name_of_service="haircut##Blow dry", Price_of_service="25#0", Discount_on_the_service="10#0")

    assert booking_of(row).lines == (
        LineIn(11, Decimal(25), Decimal(10)),
        LineIn(12, Decimal(0), Decimal(0)),
    )


def test_no_price_means_the_catalogues() -> None:
    row = read(Service_ID="11,13")

    assert booking_of(row).lines == (LineIn(11, None, Decimal(0)), LineIn(13, None, Decimal(0)))


def test_numbers_count_and_other_names_beside_them_are_warned_of() -> None:
    row = read(Employee_ID=3.0, Service_ID=11.0, Name_of_service="Manicure")

    assert row.is_good
    assert (booking_of(row).staff_id, booking_of(row).lines[0].service_id) == (3, 11)
    assert codes(row) == [("Employee ID", "name_differs"), ("Service ID", "name_differs")]


def test_unknown_staff_and_services_are_refused_with_near_names() -> None:
    row = read(Employee_name="Martha Reis", Name_of_service="Hair cut##Massage", Price_of_service="1#2#3")

    assert [(problem.code, problem.suggestions) for problem in row.problems] == [
        ("no_such_name", ("Marta Reis",)),
        ("no_such_name", ("Haircut",)),
        ("no_such_name", ()),
        ("other_count", ()),
    ]


def test_the_two_columns_of_the_status_must_agree() -> None:
    cells: dict[str, Cell] = {"Booking status (number)": 1.0, "Booking status (text)": "No-Show"}

    row = read(**cells)

    assert codes(row) == [("Booking status (text)", "statuses_differ")]
    assert row.problems[0].sentence == "The number says Arrived and the text says No-Show."


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("No-Show", VisitStatus.NO_SHOW),
        ("no show", VisitStatus.NO_SHOW),
        ("Не пришёл", VisitStatus.NO_SHOW),
        ("Ожидание клиента", VisitStatus.PENDING),
        ("ПРИШЕЛ", VisitStatus.ARRIVED),
        ("Подтверждён", VisitStatus.CONFIRMED),
        ("-1", VisitStatus.NO_SHOW),
        (2.0, VisitStatus.CONFIRMED),
    ],
)
def test_a_status_is_understood_in_both_languages_of_the_template(cell: Cell, status: VisitStatus) -> None:
    assert read_status_text(cell) is status


def test_a_status_may_be_a_number_and_nothing_means_pending() -> None:
    assert read_status_number("\u22121") is VisitStatus.NO_SHOW
    assert read_status_number(1.0) is VisitStatus.ARRIVED
    assert agreed_status(None, None) is VisitStatus.PENDING
    assert agreed_status(None, VisitStatus.ARRIVED) is VisitStatus.ARRIVED
    assert agreed_status(VisitStatus.ARRIVED, VisitStatus.ARRIVED) is VisitStatus.ARRIVED


def test_a_status_that_is_none_is_refused() -> None:
    with pytest.raises(CellError) as refused:
        read_status_text("Arived")
    with pytest.raises(CellError, match="Write -1"):
        read_status_number("3")

    assert str(refused.value) == "Write No-Show, Pending, Arrived or Confirmed. Did you mean “Arrived”?"
