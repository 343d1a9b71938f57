"""What the database tells of changes: once for a statement, with the location, the days and whose they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import F

from daybook.bookings.models import Booking
from daybook.bookings.operations import delete_bookings
from daybook.schedule.models import Holiday, WeekPattern
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member
from tests.shared.workers import environment
from tests.uploads.owning import an_owner

pytestmark = pytest.mark.django_db(transaction=True)

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def told():
    """What the database has told since it was asked last."""
    with psycopg.connect(environment()["DATABASE_URL"], autocommit=True) as listening:

        def told():
            return [json.loads(notice.payload) for notice in listening.notifies(timeout=0.2)]

        listening.execute("LISTEN daybook_calendar")
        yield told


def test_a_booking_that_is_made_moved_and_deleted_says_where_when_and_whose(told):
    booking = a_booking(starts_at=TEN)
    pavel = a_staff_member("Pavel", location=booking.location)
    told()

    with transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(staff=pavel, starts_at=TEN + HOUR, ends_at=TEN + 2 * HOUR)
    moved = told()
    Booking.objects.filter(pk=booking.pk).update(deleted_at=TEN, deleted_through="desk")
    deleted = told()

    begins, visits = int(TEN.timestamp()), [booking.visit_id]
    here = {"location": booking.location_id, "visits": visits}
    both = sorted([booking.staff_id, pavel.pk])
    assert moved == [here | {"since": begins, "until": begins + 7200, "staff": both}]
    assert deleted == [here | {"since": begins + 3600, "until": begins + 7200, "staff": [pavel.pk]}]


def test_what_is_taken_back_is_not_told(told):
    booking = a_booking()
    told()

    with transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(comment="Never mind")
        transaction.set_rollback(True)

    assert told() == []


def test_a_thousand_rows_in_one_statement_are_one_message_for_each_location(told):
    here, there = a_booking(location=a_location("Here")), a_booking(location=a_location("There"))
    copies = """
        INSERT INTO bookings_booking (location_id, visit_id, staff_id, starts_at, ends_at, created_through, may_overlap)
        SELECT location_id, visit_id, staff_id, starts_at + n * interval '1 hour', ends_at + n * interval '1 hour',
            'command', true
        FROM bookings_booking, generate_series(1, 1000) n WHERE id = ANY(%s)
    """
    told()

    with connection.cursor() as cursor:
        cursor.execute(copies, [[here.pk, there.pk]])

    assert sorted(one["location"] for one in told()) == [here.location_id, there.location_id]


def test_of_many_visits_it_is_only_said_that_they_are_many(told):
    here = a_location()
    rosa = a_staff_member(location=here)
    for hour in range(51):
        a_booking(location=here, staff=rosa, starts_at=TEN + hour * HOUR)
    told()

    Booking.objects.filter(location=here).update(version=F("version") + 1)

    (one,) = told()
    assert ("visits" in one, one["staff"]) == (False, [rosa.pk])


def test_deleting_in_the_register_is_told(told):
    booking = a_booking(starts_at=TEN)
    owner = an_owner(booking.location)
    told()

    delete_bookings(Booking.objects.of(owner), actor=owner)

    assert {one["location"] for one in told()} == {booking.location_id}


def test_names_and_hours_are_told_where_they_show_and_nothing_else_is(told):
    here = a_location()
    rosa, anna, cut = a_staff_member(location=here), a_client(location=here), a_service(location=here)
    week = {"staff": rosa, "from_day": TEN.date(), "spans": [[[540, 1080]]] * 7}
    told()

    def news_of(change):
        change()
        return told()

    assert news_of(lambda: changed(anna, comment="Likes tea")) == []
    assert news_of(lambda: changed(cut, place=3)) == []
    assert news_of(lambda: changed(anna, name="Anna K.")) == [{"location": here.pk}]
    assert news_of(lambda: changed(rosa, name="Rosa M.")) == [{"location": here.pk}]
    assert news_of(lambda: changed(cut, name="Haircut")) == [{"location": here.pk}]
    assert news_of(lambda: Holiday.objects.create(location=here, day=TEN.date(), title="X")) == [{"location": here.pk}]
    hours = news_of(lambda: WeekPattern.objects.create(location=here, **week))
    assert hours == [{"location": here.pk, "staff": [rosa.pk]}]


def changed(thing, **fields):
    type(thing).objects.filter(pk=thing.pk).update(**fields)
