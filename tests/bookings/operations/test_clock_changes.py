"""Bookings over the nights when the clocks change: an hour is an hour."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from daybook.bookings.operations import create_booking, edit_booking
from daybook.bookings.rules.refusals import TimeTaken
from tests.bookings.operations.wishing import a_wish
from tests.factories import a_location, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
LISBON = ZoneInfo("Europe/Lisbon")
SPRING_FORWARD = datetime(2026, 3, 29, 0, 30, tzinfo=LISBON)
FIRST_HALF_PAST_ONE = datetime(2026, 10, 25, 1, 30, tzinfo=LISBON)
SECOND_HALF_PAST_ONE = datetime(2026, 10, 25, 1, 30, tzinfo=LISBON, fold=1)


def test_two_hours_are_two_hours_when_the_clocks_go_forward():
    booking = create_booking(a_wish(SPRING_FORWARD, duration=timedelta(hours=2)), None, actor=an_actor())

    assert booking.duration == timedelta(hours=2)
    assert booking.ends_at.astimezone(LISBON).isoformat() == "2026-03-29T03:30:00+01:00"


def test_the_hour_that_comes_twice_is_two_hours():
    olga, clerk = a_staff_member(), an_actor()
    first = create_booking(a_wish(FIRST_HALF_PAST_ONE, staff=olga), None, actor=clerk)

    second = create_booking(a_wish(SECOND_HALF_PAST_ONE, staff=olga), None, actor=clerk)

    assert second.starts_at == first.ends_at
    with pytest.raises(TimeTaken):
        create_booking(a_wish(SECOND_HALF_PAST_ONE, staff=olga), None, actor=clerk)


def test_saving_again_in_the_hour_that_comes_twice_changes_nothing():
    olga, clerk = a_staff_member(), an_actor()
    wish = a_wish(SECOND_HALF_PAST_ONE, staff=olga)
    booking = create_booking(wish, None, actor=clerk)

    same = edit_booking(booking.pk, replace(wish, booking_id=booking.pk), version=1, actor=clerk)

    assert same.version == 1


def test_the_day_of_a_visit_is_the_locations_own():
    auckland = a_location(time_zone="Pacific/Auckland", country="NZ", currency="NZD")
    clerk = an_actor(location=auckland)
    morning = datetime(2026, 3, 3, 9, 0, tzinfo=ZoneInfo("Pacific/Auckland"))

    booking = create_booking(a_wish(morning, staff=a_staff_member(location=auckland)), None, actor=clerk)

    assert booking.starts_at.date().isoformat() == "2026-03-02"
    assert booking.visit.day.isoformat() == "2026-03-03"
