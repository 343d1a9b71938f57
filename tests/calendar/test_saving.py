"""Opening a visit, changing it, and what comes of it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from tests.access.doors import a_browser_of
from tests.calendar.forms import page_of, saved
from tests.factories import a_booking, a_location, a_service

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def browser(here):
    return a_browser_of(Role.OWNER, location=here)


def test_saving_a_visit_as_it_is_changes_nothing(here, browser):
    booking = a_booking(starts_at=TEN, services=(a_service("Cut", price=40),), comment="By the window")

    answer = saved(browser, booking, {})

    assert (answer.status_code, answer["Location"]) == (302, page_of(booking))
    again = Booking.objects.get(pk=booking.pk)
    assert (again.version, again.cost, again.comment) == (booking.version, Decimal(40), "By the window")
