"""Bookings as an iCalendar file (RFC 5545), as Google, Apple and Outlook subscribe to it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from daybook.bookings.choices import VisitStatus
from daybook.feeds.queries.read import FeedBooking

ASK_AGAIN = timedelta(minutes=15)
FORMAT = 1
"""Counted up where the same bookings are written in another way: then everybody reads them anew."""


@dataclass(frozen=True)
class Frame:
    """What a feed says around its bookings: what it is called, where they are, and where a visit is opened."""

    name: str
    place: str
    zone: str
    language: str
    visit_url: str = ""


def tag_of(frame: Frame, bookings: Collection[FeedBooking]) -> str:
    """The same for the same content: a calendar that has it already need not read it again."""
    return hashlib.sha256(repr((FORMAT, frame, bookings)).encode()).hexdigest()[:32]


def written(frame: Frame, bookings: Collection[FeedBooking]) -> bytes:
    """The file. All times are moments in UTC: they are right on every clock, whatever it does in spring and autumn."""
    calendar = Calendar()
    calendar.add("prodid", "-//Daybook//Calendar feed//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _clean(frame.name))
    calendar.add("x-wr-timezone", frame.zone)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    for booking in bookings:
        calendar.add_component(_event(booking, frame))
    return bytes(calendar.to_ical())


def _event(booking: FeedBooking, frame: Frame) -> Event:
    event = Event()
    event.add("uid", _uid(booking))
    event.add("dtstamp", _second(booking.changed_at))
    event.add("created", _second(booking.created_at))
    event.add("last-modified", _second(booking.changed_at))
    event.add("sequence", booking.version - 1)
    event.add("dtstart", _second(booking.starts_at))
    event.add("dtend", _second(booking.ends_at))
    event.add("summary", _clean(_summary(booking)))
    event.add("description", _clean(_description(booking)))
    event.add("location", _clean(frame.place))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT" if booking.status == VisitStatus.NO_SHOW else "OPAQUE")
    event.add("class", "PRIVATE")
    if frame.visit_url:
        event.add("url", f"{frame.visit_url}{booking.visit_id}")
    return event


def _uid(booking: FeedBooking) -> str:
    """The booking's own for ever, whatever becomes of the address, the site's name or the booking itself."""
    return f"{uuid5(NAMESPACE_URL, f'daybook:booking:{booking.id}:{booking.created_at.isoformat()}')}"


def _summary(booking: FeedBooking) -> str:
    return ": ".join(part for part in (booking.client, ", ".join(booking.services)) if part) or _("Booking")


def _description(booking: FeedBooking) -> str:
    lines = [str(booking.status.label), booking.phone, booking.comment]
    return "\n".join(line for line in lines if line)


def _second(moment: datetime) -> datetime:
    """iCalendar counts in whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _clean(text: str) -> str:
    """Characters that the format cannot hold are left out; of line ends one kind remains."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if letter in "\n\t" or letter.isprintable() or letter == "\u200d")
