"""Occupancy: booked time of working hours, on days of 23 and 25 hours, without hours, and of those who left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.overview.queries.ground import Asked
from daybook.overview.queries.occupancy import Occupancy, gathered, occupancy_of_all, occupied
from daybook.overview.queries.tallies import tallies
from daybook.shared.days import day_begins
from daybook.shared.periods import Period
from daybook.staff.models import StaffMember
from tests.factories import a_booking, a_location, a_staff_member, an_actor
from tests.schedule.working import WITH_A_BREAK, a_day, a_holiday, a_week

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
WHOLE_DAY = (0, 1440)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def rosa(here):
    return a_staff_member("Rosa", location=here)


def book(staff, day, minutes, *, hour=10, **more):
    begin = day_begins(day, staff.location.zone) + timedelta(hours=hour)
    return a_booking(staff=staff, starts_at=begin, duration=timedelta(minutes=minutes), **more)


def occupancy_of(here, first=MONDAY, last=MONDAY):
    asked, actor = Asked(Period(first, last)), an_actor(location=here)
    return occupied(asked, tallies(asked, actor), actor)


def test_booked_time_of_the_hours_without_breaks(here, rosa):
    a_day(rosa, MONDAY, *WITH_A_BREAK)
    book(rosa, MONDAY, 120)
    book(rosa, MONDAY, 60, hour=15, deleted=True)

    [cell] = occupancy_of(here)

    assert cell.occupancy == Occupancy(booked=120, working=480, outside=0, days_without_hours=0, days=1)
    assert cell.occupancy.share == Decimal("25.0")


def test_booking_over_and_on_a_day_off_goes_above_all(here, rosa):
    a_day(rosa, MONDAY, (600, 660))
    a_day(rosa, TUESDAY)
    book(rosa, MONDAY, 60)
    book(rosa, MONDAY, 60, may_overlap=True)
    book(rosa, TUESDAY, 30)

    assert occupancy_of_all(occupancy_of(here, MONDAY, TUESDAY)).share == Decimal("250.0")


def test_days_without_hours_are_told_of_and_left_out_of_the_share(here, rosa):
    a_day(rosa, MONDAY, (600, 720))
    book(rosa, MONDAY, 60)
    book(rosa, TUESDAY, 90)

    found = occupancy_of_all(occupancy_of(here, MONDAY, TUESDAY))

    assert found == Occupancy(booked=150, working=120, outside=90, days_without_hours=1, days=2)
    assert found.share == Decimal("50.0")


def test_there_is_no_share_where_nobody_said_when_they_work(here, rosa):
    book(rosa, MONDAY, 60)

    found = occupancy_of_all(occupancy_of(here))

    assert (found.share, found.has_hours) == (None, False)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (MONDAY, 24)])
def test_a_day_of_another_length_is_worked_as_long_as_it_is(here, rosa, day, hours):
    a_day(rosa, day, WHOLE_DAY)
    book(rosa, day, 60)

    found = occupancy_of_all(occupancy_of(here, day, day))

    assert (found.working, found.booked) == (hours * 60, 60)


def test_what_was_booked_with_somebody_who_had_left_is_left_out_of_the_share(here, rosa):
    a_week(rosa, [WITH_A_BREAK] * 7)
    StaffMember.objects.filter(pk=rosa.pk).update(retired_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    book(rosa, MONDAY, 120)
    book(rosa, TUESDAY, 60)

    found = occupancy_of_all(occupancy_of(here, MONDAY, TUESDAY))

    assert (found.booked, found.outside, found.working, found.share) == (180, 60, 480, Decimal("25.0"))


def test_a_holiday_counts_no_hours(here, rosa):
    a_week(rosa, [WITH_A_BREAK] * 7)
    a_holiday(here.pk, TUESDAY)

    assert occupancy_of_all(occupancy_of(here, MONDAY, TUESDAY)).working == 480


def test_who_left_works_until_the_day_they_left(here, rosa):
    a_week(rosa, [WITH_A_BREAK] * 7)
    StaffMember.objects.filter(pk=rosa.pk).update(retired_at=datetime(2026, 3, 2, 12, tzinfo=UTC))

    assert occupancy_of_all(occupancy_of(here, MONDAY, date(2026, 3, 8))).working == 480


def test_each_staff_member_stands_for_themselves(here, rosa):
    pavel = a_staff_member("Pavel", location=here)
    a_day(rosa, MONDAY, (600, 720))
    a_day(pavel, MONDAY, (600, 660))
    book(pavel, MONDAY, 60)

    found = gathered(occupancy_of(here), lambda cell: cell.staff_id)

    assert {pk: each.share for pk, each in found.items()} == {rosa.pk: Decimal("0.0"), pavel.pk: Decimal("100.0")}
