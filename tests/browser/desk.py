"""A small salon to work in, and what one sees of it on the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.bookings.models import Booking
from daybook.catalogue.models import Service
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.shared.days import day_begins
from daybook.staff.models import StaffMember
from tests.factories import a_booking, a_client, a_location, a_membership, a_service, a_staff_member, a_user

GONE = re.compile(r"\bis-deleted\b")


@dataclass(frozen=True)
class Salon:
    """One location with two staff members, two clients and a haircut; bookings are made by `book`."""

    place: Location
    pavel: StaffMember
    rosa: StaffMember
    anna: Client
    boris: Client
    haircut: Service

    @property
    def register(self) -> str:
        """The address of the register."""
        return f"/l/{self.place.pk}/bookings/"

    def somebody(self, name: str = "Olga Desk", role: Role = Role.ADMINISTRATOR, **switched: object) -> User:
        """A person who works here."""
        return a_membership(role, user=a_user(name), location=self.place, **switched).user

    def at(self, hour: int, *, days: int = 1) -> datetime:
        """A full hour of tomorrow, or of another day from now."""
        return day_begins(self.place.today() + timedelta(days=days), self.place.zone) + timedelta(hours=hour)

    def book(self, hour: int, *, days: int = 1, staff: StaffMember | None = None, **more: Any) -> Booking:
        """A haircut of Anna with Pavel, unless said otherwise."""
        usual: dict[str, Any] = {"client": self.anna, "services": (self.haircut,), "location": self.place}
        return a_booking(staff=staff or self.pavel, starts_at=self.at(hour, days=days), **(usual | more))


def a_salon(name: str = "Aurora Lisbon") -> Salon:
    place = a_location(name)
    return Salon(
        place,
        a_staff_member("Pavel Novák", location=place),
        a_staff_member("Rosa Marín", location=place),
        a_client("Anna Kovács", location=place),
        a_client("Boris Ermin", location=place),
        a_service("Haircut", location=place),
    )


def row_of(page: Page, booking: Booking) -> Locator:
    return page.locator(f'tr[data-booking="{booking.pk}"]')


def rows_on(page: Page) -> list[int]:
    """The numbers of the bookings that are shown, from top to bottom."""
    rows = page.locator("tr[data-booking]")
    return [int(rows.nth(place).get_attribute("data-booking") or 0) for place in range(rows.count())]


def expect_total(page: Page, total: int) -> None:
    expect(page.locator("#count")).to_have_attribute("data-total", str(total))


def expect_rows(page: Page, number: int) -> None:
    """Wait until so many rows are there: a page without script is shown while it still comes."""
    expect(page.locator("tr[data-booking]")).to_have_count(number)


def tick(page: Page, *bookings: Booking) -> None:
    for booking in bookings:
        row_of(page, booking).locator("[data-tick]").check()


def expect_gone(page: Page, *bookings: Booking) -> None:
    for booking in bookings:
        expect(row_of(page, booking)).to_have_class(GONE)


def dialog_on(page: Page) -> Locator:
    return page.locator("dialog[open]")


def mark(page: Page) -> None:
    """Leave a mark that a reload would wipe away."""
    page.evaluate("window.wasHereBefore = true")


def expect_no_reload(page: Page) -> None:
    assert page.evaluate("window.wasHereBefore === true")


def told(page: Page, words: str) -> Locator:
    """The words where they are seen; screen readers are told them once more, a moment later."""
    return page.locator("body > :not(#live)").get_by_text(words)
