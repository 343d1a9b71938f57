"""The visit form outside working hours: refused with the hours, taken with a conscious tick."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client as Browser

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.locations.models import Location
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.calendar.forms import saved
from tests.factories import a_booking, a_location, a_staff_member
from tests.schedule.working import a_week

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
HOURS = "On 2 Mar 2026 Ana works 10:00–14:00, 15:00–19:00."


@pytest.fixture
def here() -> Location:
    return a_location("Here")


@pytest.fixture
def ana(here: Location) -> StaffMember:
    member = a_staff_member("Ana", location=here)
    a_week(member)
    return member


@pytest.fixture
def owner(here: Location) -> Browser:
    return a_browser_of(Role.OWNER, location=here)


def test_the_form_says_the_hours_and_asks_for_a_tick(ana, owner):
    booking = a_booking(staff=ana, starts_at=TEN)

    answer = saved(owner, booking, {"clock": "20:00"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count(HOURS) == 2
    assert f'name="b{booking.pk}-outside"' in page
    assert Booking.objects.get().starts_at == TEN


def test_with_the_tick_it_is_booked_outside_working_hours(ana, owner):
    booking = a_booking(staff=ana, starts_at=TEN)

    answer = saved(owner, booking, {"clock": "20:00", "outside": "on"})

    assert answer.status_code == 302
    assert Booking.objects.get().starts_at == TEN + timedelta(hours=10)


def test_who_may_not_book_over_is_offered_no_tick_and_cannot_send_one(here, ana):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here)
    booking = a_booking(staff=ana, starts_at=TEN)

    refused = saved(clerk, booking, {"clock": "20:00"})
    again = saved(clerk, booking, {"clock": "20:00", "outside": "on"})

    assert f"{HOURS} Choose another time or another staff member." in refused.content.decode()
    assert f'name="b{booking.pk}-outside"' not in refused.content.decode()
    assert again.status_code == 409
    assert Booking.objects.get().starts_at == TEN


def test_taken_time_outside_working_hours_asks_for_both_at_once(ana, owner):
    a_booking(staff=ana, starts_at=TEN + timedelta(hours=10))
    booking = a_booking(staff=ana, starts_at=TEN)

    asked = saved(owner, booking, {"clock": "20:00"}).content.decode()
    answer = saved(owner, booking, {"clock": "20:00", "over": "on", "outside": "on"})

    assert [f'name="b{booking.pk}-{name}"' in asked for name in ("over", "outside")] == [True, True]
    assert answer.status_code == 302


def test_the_tick_stays_where_something_else_is_wrong(ana, owner):
    booking = a_booking(staff=ana, starts_at=TEN)

    answer = saved(owner, booking, {"clock": "20:00", "outside": "on", "duration": "never"})

    assert f'name="b{booking.pk}-outside" checked' in answer.content.decode()


def test_a_booking_that_lies_outside_is_saved_without_a_word_where_it_stays(ana, owner):
    booking = a_booking(staff=ana, starts_at=TEN + timedelta(hours=10))

    answer = saved(owner, booking, {"comment": "Late, as agreed"})

    assert answer.status_code == 302
    assert Booking.objects.get().comment == "Late, as agreed"
