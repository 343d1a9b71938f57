"""A visit's form as a browser would fill it in and send it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.test import Client as Browser

from daybook.bookings.models import Booking
from daybook.calendar.forms import VisitForm

Fields = dict[str, Any]


def page_of(booking: Booking, **more: str) -> str:
    """The address of the visit that the booking belongs to."""
    question = "".join(f"&{name}={value}" for name, value in more.items())
    return f"/l/{booking.location_id}/calendar/?visit={booking.visit_id}{question}"


def days_of(booking: Booking) -> str:
    """The address of the day that the booking's visit is on, as whoever has no script sees it."""
    day = booking.starts_at.astimezone(booking.location.zone).date()
    return f"/l/{booking.location_id}/calendar/?view=list&date={day.isoformat()}"


def save_of(booking: Booking) -> str:
    """The address to which its form is sent."""
    return f"/l/{booking.location_id}/calendar/visits/{booking.visit_id}/save/"


def sent_by(page: Any) -> Fields:
    """What the browser sends when the form of this page is saved as it is."""
    form: VisitForm = page.context["form"]
    locked = {card.key for card in page.context["cards"] if card.locked}
    fields: Fields = {"version": form.version, "draft": page.context["draft"], "booking": []}
    _take(fields, form.client)
    for booking in form.bookings:
        if booking.key in locked:
            continue
        fields["booking"].append(booking.key)
        _take(fields, booking)
        fields[f"{booking.key}-line"] = [line.key for line in booking.lines]
        for line in booking.lines:
            _take(fields, line)
    return fields


def saved(browser: Browser, booking: Booking, changes: Mapping[str, Any], **more: Any) -> Any:
    """Open the visit, change these fields (those of the booking without its key) and save."""
    fields = sent_by(browser.get(page_of(booking)))
    fields |= {f"b{booking.pk}-{name}": value for name, value in changes.items()} | more
    return browser.post(save_of(booking), fields)


def line_fields(booking: Booking, number: int = 0, **changes: Any) -> Fields:
    """Fields of one line of the booking, for `saved`."""
    line = booking.lines.order_by("place")[number]
    return {f"l{line.pk}-{name}": value for name, value in changes.items()}


def _take(fields: Fields, form: Any) -> None:
    for bound in form:
        value = bound.value()
        if value is None or value is False or value == []:
            continue
        fields[bound.html_name] = value
