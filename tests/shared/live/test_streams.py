"""Answers that stay open, from a real web server: who hears what, when they end, what else is answered meanwhile."""

from __future__ import annotations

import time
from http.client import HTTPConnection

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.bookings.models import Booking
from daybook.staff.models import StaffMember
from tests.factories import a_booking, a_location, a_membership, a_staff_member, a_user
from tests.shared.live.served import NOTHING, a_web_server, an_ear, listens
from tests.shared.workers import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def site(django_db_setup):
    """One server for most of the tests, with little room; it looks at rights every second or so."""
    with a_web_server(workers=1, looks_again=1, beat=0.4, DAYBOOK_WEB_THREADS="1", DAYBOOK_LIVE_CALENDARS="20") as site:
        yield site


def somebody(here, role=Role.ADMINISTRATOR, **more):
    return a_membership(role, user=a_user(), location=here, **more).user


def change(booking):
    Booking.objects.filter(pk=booking.pk).update(version=booking.version + 1)


def test_a_change_is_heard_at_its_location_and_nowhere_else(site):
    booking, elsewhere = a_booking(location=a_location("Here")), a_booking(location=a_location("There"))
    with (
        an_ear(somebody(booking.location), site, booking.location_id) as here,
        an_ear(somebody(elsewhere.location), site, elsewhere.location_id) as there,
    ):
        began = time.monotonic()
        change(booking)

        name, told = here.next()
        assert time.monotonic() - began < 2
        assert (name, told["visits"]) == ("changed", [booking.visit_id])
        assert there.next(within=0.5) == NOTHING


def test_a_specialist_hears_of_their_own_bookings_only(site):
    here, person = a_location(), a_user()
    me = StaffMember.objects.create(location=here, name="Me", user=person)
    a_membership(Role.SPECIALIST, user=person, location=here)
    mine = a_booking(location=here, staff=me)
    others = a_booking(location=here, staff=a_staff_member("Other", location=here))
    with an_ear(person, site, here.pk) as ear:
        change(others)
        nothing = ear.next(within=0.5)
        change(mine)

        assert nothing == NOTHING
        assert ear.next()[1]["visits"] == [mine.visit_id]


def test_open_calendars_take_no_thread_from_pages_and_one_connection_to_the_database(site):
    here = a_location()
    person = somebody(here)
    open_ones = [listens(person, site, here.pk) for _number in range(20)]

    page = HTTPConnection(site.removeprefix("http://"), timeout=10)
    page.request("GET", "/healthz")
    assert page.getresponse().status == 200
    assert [ear.answer.status for ear in open_ones] == [200] * 20
    assert status_of_another(person, site, here) == 204
    assert connections_that_listen() == 1
    page.close()
    for ear in open_ones:
        ear.close()
    wait_until(lambda: status_of_another(person, site, here) == 200)


def test_it_ends_with_the_session_and_with_the_right(site):
    here = a_location()
    leaving, losing, staying = somebody(here), somebody(here), somebody(here)
    with (
        an_ear(leaving, site, here.pk) as first,
        an_ear(losing, site, here.pk) as second,
        an_ear(staying, site, here.pk) as third,
    ):
        Session.objects.get(pk=session_of(leaving)).delete()
        Membership.objects.filter(user=losing).update(switched={"timetable_access": False})

        assert (first.ends(), second.ends()) == (True, True)
        assert third.ends(within=2) is False


def test_a_database_that_went_away_is_found_again_and_everybody_looks(site):
    booking = a_booking()
    with an_ear(somebody(booking.location), site, booking.location_id) as ear:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'daybook live'"
                " AND datname = current_database()"
            )

        assert ear.next() == ("changed", {})
        change(booking)
        assert ear.next()[1]["visits"] == [booking.visit_id]


def test_a_server_that_is_told_to_stop_waits_for_no_calendar():
    here = a_location()
    with a_web_server(workers=1) as site:
        ear = listens(somebody(here), site, here.pk)
        assert ear.next() == ("ready", {})
        began = time.monotonic()

    assert time.monotonic() - began < 10
    assert ear.ends()
    ear.close()


def status_of_another(person, site, here):
    ear = listens(person, site, here.pk)
    ear.close()
    return ear.answer.status


def session_of(person):
    (key,) = [one.pk for one in Session.objects.all() if one.get_decoded()["_auth_user_id"] == str(person.pk)]
    return key


def connections_that_listen():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'daybook live'"
            " AND datname = current_database()"
        )
        return cursor.fetchone()[0]
