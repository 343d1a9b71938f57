"""Columns of people who have left, or leave on a day to come."""

from datetime import UTC, date, datetime, timedelta

import pytest

from daybook.access.choices import Role
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.calendar.feeding import fed, ids_in
from tests.factories import a_booking, a_location, a_staff_member

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
MARCH_2 = {"date": "2026-03-02"}


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def desk(here):
    return a_browser_of(Role.ADMINISTRATOR, location=here)


def test_who_left_has_a_column_only_on_days_with_their_bookings(here, desk):
    left = a_staff_member("Gone", location=here)
    a_booking(staff=left, starts_at=TEN)
    StaffMember.objects.filter(pk=left.pk).update(retired_at=TEN)

    then, later = fed(desk, here, **MARCH_2), fed(desk, here, date="2026-03-03")

    assert [column["is_retired"] for column in then["columns"]] == [True]
    assert later["columns"] == []


def test_whoever_leaves_on_a_day_to_come_has_no_column_after_it_unless_something_is_booked_there(here, desk):
    rosa = a_staff_member("Rosa Marín", location=here)
    StaffMember.objects.filter(pk=rosa.pk).update(last_day=date(2026, 3, 2))
    waiting = a_booking(staff=rosa, starts_at=TEN + timedelta(days=2))

    last, after, booked = (fed(desk, here, date=f"2026-03-0{day}") for day in (2, 3, 4))

    assert [column["is_retired"] for column in last["columns"]] == [False]
    assert after["columns"] == []
    assert [(column["is_retired"], column["note"]) for column in booked["columns"]] == [(True, "Until 2 Mar 2026")]
    assert ids_in(booked) == [waiting.pk]
    assert booked["closed"] == [{"staff": rosa.pk, "start": "2026-03-04T00:00", "end": "2026-03-05T00:00"}]


def test_in_the_week_of_their_last_day_the_days_after_it_are_grey(here, desk):
    rosa = a_staff_member("Rosa Marín", location=here)
    StaffMember.objects.filter(pk=rosa.pk).update(last_day=date(2026, 3, 5))

    week = {"view": "week", "staff": rosa.pk}
    this, following = fed(desk, here, date="2026-03-02", **week), fed(desk, here, date="2026-03-09", **week)

    assert [closed["start"][:10] for closed in this["closed"]] == ["2026-03-06", "2026-03-07", "2026-03-08"]
    assert (len(this["columns"]), following["columns"]) == (1, [])
