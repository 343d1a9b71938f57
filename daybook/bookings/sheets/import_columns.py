"""What a booking is in a file that is brought in: its columns, and what they must say together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from daybook.bookings.sheets import headings
from daybook.bookings.sheets.statuses import agreed_status, read_status_number, read_status_text
from daybook.bookings.wishes import BookingIn, LineIn
from daybook.shared.sheets.cells import read_duration, read_id, read_ids, read_name, read_names, read_text
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.known import Known
from daybook.shared.sheets.moments import PastTime, VisitTime
from daybook.shared.sheets.money import discounts_for, prices_for, read_discounts, read_prices
from daybook.shared.sheets.phones import Phone
from daybook.shared.sheets.rows import ReadRow, RowCheck


@dataclass(frozen=True)
class BookingPlace:
    """What of a location decides how a file is read."""

    zone: ZoneInfo
    step: timedelta
    country: str
    price_places: int = 2


def booking_columns(place: BookingPlace) -> tuple[ColumnIn, ...]:
    """Give the columns of the template for this location in its order, and those that only other files have."""

    def prices(cell: Cell) -> object:
        return read_prices(cell, places=place.price_places)

    return (
        ColumnIn("starts_at", _("Date"), VisitTime(place.zone, place.step), required=True, synonyms=headings.DATE),
        ColumnIn("staff_id", _("Employee ID"), read_id, one_of="staff", synonyms=headings.STAFF_ID),
        ColumnIn(
            "client_phone",
            _("Customer phone number"),
            Phone(place.country),
            required=True,
            synonyms=headings.CLIENT_PHONE,
        ),
        ColumnIn("client_name", _("Client name"), read_name, required=True, synonyms=headings.CLIENT_NAME),
        ColumnIn("staff_name", _("Employee name"), read_name, one_of="staff", synonyms=headings.STAFF_NAME),
        ColumnIn("duration", _("Duration"), read_duration, synonyms=headings.DURATION),
        ColumnIn("service_ids", _("Service ID"), read_ids, synonyms=headings.SERVICE_ID),
        ColumnIn("service_names", _("Name of service"), read_names, synonyms=headings.SERVICE_NAME),
        ColumnIn("prices", _("Price of service"), prices, synonyms=headings.PRICE, faint=headings.PRICE_PERHAPS),
        ColumnIn(
            "discounts",
            _("Discount on the service"),
            read_discounts,
            synonyms=headings.DISCOUNT,
            faint=headings.DISCOUNT_PERHAPS,
        ),
        ColumnIn("comment", _("Comment"), read_text, synonyms=headings.COMMENT),
        ColumnIn("status_number", _("Booking status (number)"), read_status_number, synonyms=headings.STATUS_NUMBER),
        ColumnIn("status_text", _("Booking status (text)"), read_status_text, synonyms=headings.STATUS_TEXT),
        ColumnIn("created_at", _("Date of creation"), PastTime(place.zone), synonyms=headings.CREATED),
        ColumnIn("number", _("Booking ID"), read_id, synonyms=headings.NUMBER),
    )


def booking_checks(staff: Known, services: Known) -> tuple[Callable[[RowCheck], None], ...]:
    """Give what the columns of a row must say together, for `read_rows`."""

    def check_staff(row: RowCheck) -> None:
        if row.has("staff_id", "staff_name") and (row.values["staff_id"] is not None or row.values["staff_name"]):
            number, name = row.values["staff_id"], row.values["staff_name"]
            column = "staff_name" if number is None else "staff_id"
            row.take(column, staff.one, number, name, into="staff")

    def check_services(row: RowCheck) -> None:
        if row.has("service_ids", "service_names"):
            numbers, names = row.values["service_ids"], row.values["service_names"]
            column = "service_ids" if numbers else "service_names"
            row.take(column, services.several, numbers, names, into="services")

    return check_staff, check_services, _check_amounts, _check_status


def booking_of(row: ReadRow) -> BookingIn:
    """Give the booking that a good row means."""
    values = row.values
    amounts = zip(values["services"], values["line_prices"], values["line_discounts"], strict=True)
    return BookingIn(
        row=row.number,
        starts_at=values["starts_at"],
        duration=values["duration"],
        staff_id=values["staff"],
        client_phone=values["client_phone"],
        client_name=values["client_name"],
        lines=tuple(LineIn(service, price, discount) for service, price, discount in amounts),
        comment=values["comment"],
        status=values["status"],
        created_at=values["created_at"],
    )


def _check_amounts(row: RowCheck) -> None:
    # The count is known from the cells even where a service in them is not.
    if not row.has("service_ids", "service_names"):
        return
    count = len(row.values["service_ids"] or row.values["service_names"])
    if row.has("prices"):
        row.take("prices", prices_for, count, row.values["prices"], into="line_prices")
    if row.has("discounts"):
        row.take("discounts", discounts_for, count, row.values["discounts"], into="line_discounts")


def _check_status(row: RowCheck) -> None:
    if row.has("status_number", "status_text"):
        number, text = row.values["status_number"], row.values["status_text"]
        row.take("status_text", agreed_status, number, text, into="status")
