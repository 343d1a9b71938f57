"""Wishes as tests need them, with dull defaults."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from daybook.bookings.wishes import BookingWish, ClientWish, LineWish, VisitWish
from daybook.catalogue.models import Service
from daybook.clients.models import Client
from daybook.staff.models import StaffMember
from tests.factories import a_staff_member

MONDAY_AT_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def at(clock: str, *, day: int = 2) -> datetime:
    """A moment of March 2026, when Lisbon's clocks show UTC: `at("10:30")`."""
    hour, minute = clock.split(":")
    return datetime(2026, 3, day, int(hour), int(minute), tzinfo=UTC)


def a_wish(
    starts_at: datetime = MONDAY_AT_TEN,
    *services: Service,
    staff: StaffMember | None = None,
    duration: timedelta = timedelta(hours=1),
    **more: Any,
) -> BookingWish:
    """One booking; each service at the catalogue's price, unless `lines` are given."""
    lines = more.pop("lines", tuple(LineWish(service.pk) for service in services))
    return BookingWish((staff or a_staff_member()).pk, starts_at, duration, lines=lines, **more)


def a_visit_wish(*bookings: BookingWish, client: Client | ClientWish | None = None) -> VisitWish:
    """A visit of these bookings; a stored client is named by id."""
    party = ClientWish(client.pk) if isinstance(client, Client) else client
    return VisitWish(party, bookings or (a_wish(),))
