"""The filters said once more, slowly and plainly: what the register must find among these bookings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from daybook.bookings.choices import NOTICE_BOUNDS, Notice
from daybook.bookings.models import Booking
from daybook.payments.choices import PaymentKind

Question = Mapping[str, str]


def matches(booking: Booking, question: Question, zone: ZoneInfo) -> bool:
    """Whether the booking answers every part of the question."""
    return all(RULES[name](booking, value, zone) for name, value in question.items())


def in_order(bookings: Iterable[Booking], sort: str) -> list[int]:
    """The numbers of the bookings as the register lists them."""
    moment = {"created": "created_at", "visit": "starts_at"}[sort.removeprefix("-")]
    found = sorted(bookings, key=lambda booking: (getattr(booking, moment), booking.pk), reverse=sort.startswith("-"))
    return [booking.pk for booking in found]


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).date().isoformat()


def _numbers(value: str) -> set[int]:
    return {int(part) for part in value.split(",")}


def _made_by(booking: Booking, value: str) -> bool:
    by = "client" if booking.created_by_id is None else str(booking.created_by_id)
    return by in value.split(",")


def _has_service_in(booking: Booking, value: str) -> bool:
    return any(line.service.category_id in _numbers(value) for line in booking.lines.all())


def _has_category_in(booking: Booking, value: str) -> bool:
    return any(link.category_id in _numbers(value) for link in booking.category_links.all())


def _is_paid(booking: Booking) -> bool:
    payments = booking.payments.all()
    paid = sum(each.amount * (-1 if each.kind == PaymentKind.REFUND else 1) for each in payments)
    return paid >= sum(line.cost for line in booking.lines.all())


def _is_of_client(booking: Booking, text: str) -> bool:
    client = booking.client
    assert client is not None
    if any(letter.isalpha() for letter in text):
        return all(_plain(word) in _plain(client.name) for word in text.split())
    return "".join(letter for letter in text if letter.isdigit()) in client.phone.replace("+", "")


def _has_service_like(booking: Booking, text: str) -> bool:
    names = [(line.service_id, _plain(line.service.name)) for line in booking.lines.all()]
    if text.startswith("#"):
        return int(text[1:]) in {pk for pk, _name in names}
    return any(all(_plain(word) in name for word in text.split()) for _pk, name in names)


def _is_first(booking: Booking) -> bool:
    assert booking.client is not None
    mine = (booking.starts_at, booking.pk)
    live = Booking.objects.filter(client=booking.client, location_id=booking.location_id, deleted_at=None)
    return not any((other.starts_at, other.pk) < mine for other in live)


def _canceller(booking: Booking) -> str:
    """The answer of the filter that finds it; empty for a booking that was not cancelled."""
    if booking.deleted_at is None:
        return ""
    if booking.deleted_through == "upload":
        return "upload"
    if booking.deleted_by_id:
        return str(booking.deleted_by_id)
    return "client" if booking.deleted_through == "online" else "other"


def _notice(booking: Booking) -> str:
    if booking.deleted_at is None:
        return ""
    length = booking.starts_at - booking.deleted_at
    bounds = {notice: (low or length, high or length + timedelta(1)) for notice, (low, high) in NOTICE_BOUNDS.items()}
    bounds[Notice.AFTER] = (length, timedelta(0))
    bounds[Notice.TWO_HOURS] = (timedelta(0), timedelta(hours=2))
    return next(notice.value for notice, (low, high) in bounds.items() if low <= length < high)


def _plain(name: str) -> str:
    """Small letters without accents; й is a letter of its own, ё is not."""
    small = name.lower().replace("й", "\N{SNOWMAN}")
    marks = (letter for letter in unicodedata.normalize("NFD", small) if not unicodedata.combining(letter))
    return " ".join("".join(marks).split())


RULES = {
    "visit_from": lambda booking, value, zone: _day(booking.starts_at, zone) >= value,
    "visit_to": lambda booking, value, zone: _day(booking.starts_at, zone) <= value,
    "created_from": lambda booking, value, zone: _day(booking.created_at, zone) >= value,
    "created_to": lambda booking, value, zone: _day(booking.created_at, zone) <= value,
    "staff": lambda booking, value, _zone: booking.staff_id in _numbers(value),
    "position": lambda booking, value, _zone: booking.staff.position_id in _numbers(value),
    "user": lambda booking, value, _zone: _made_by(booking, value),
    "cancelled": lambda booking, value, _zone: value == "all" or (booking.deleted_at is not None) == (value == "yes"),
    "status": lambda booking, value, _zone: booking.status in _numbers(value),
    "client": lambda booking, value, _zone: _is_of_client(booking, value),
    "service_category": lambda booking, value, _zone: _has_service_in(booking, value),
    "category": lambda booking, value, _zone: _has_category_in(booking, value),
    "source": lambda booking, value, _zone: value == "all" or booking.is_online == (value == "online"),
    "payment": lambda booking, value, _zone: value == "all" or _is_paid(booking) == (value == "full"),
    "services": lambda booking, value, _zone: value == "all" or booking.lines.exists() == (value == "with"),
    "service": lambda booking, value, _zone: _has_service_like(booking, value),
    "first": lambda booking, value, _zone: value == "all" or _is_first(booking) == (value == "yes"),
    "form": lambda booking, value, _zone: booking.is_online and booking.source_name == ("" if value == "-" else value),
    "cancelled_by": lambda booking, value, _zone: _canceller(booking) in value.split(","),
    "notice": lambda booking, value, _zone: _notice(booking) in value.split(","),
    "booking": lambda booking, value, _zone: booking.pk in _numbers(value),
    "upload": lambda booking, value, _zone: str(booking.upload_id) == value,
}
