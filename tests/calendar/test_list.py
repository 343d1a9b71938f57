"""The list of the day: what it shows to whom."""

from datetime import timedelta

import pytest

from daybook.access.choices import Role
from daybook.shared.days import day_begins
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_booking, a_location, a_membership, a_service, a_staff_member, a_user
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


def at_noon(location, *, days=0):
    return day_begins(location.today() + timedelta(days=days), location.zone) + timedelta(hours=12)


def test_a_specialist_sees_their_own_bookings_of_today_and_no_others():
    here, person = a_location(), a_user()
    me = StaffMember.objects.create(location=here, name="Me", user=person)
    a_membership(Role.SPECIALIST, user=person, location=here)
    mine = a_booking(location=here, staff=me, starts_at=at_noon(here), services=(a_service("Cut", location=here),))
    a_booking(location=here, staff=me, starts_at=at_noon(here, days=1))
    a_booking(location=here, staff=a_staff_member(location=here), starts_at=at_noon(here))

    answer = signed_in(person).get(f"/l/{here.pk}/calendar/?view=list")

    assert [row["card"].id for row in answer.context["rows"]] == [mine.pk]
    assert faults_of_page(answer.text) == []


def test_a_specialist_whom_no_staff_member_is_linked_to_sees_nothing():
    here = a_location()
    a_booking(location=here, starts_at=at_noon(here))

    answer = a_browser_of(Role.SPECIALIST, location=here).get(f"/l/{here.pk}/calendar/?view=list")

    assert answer.status_code == 200
    assert "No bookings today" in answer.text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_longer_day_asks_the_database_no_more_often(rows, django_assert_num_queries):
    here = a_location()
    browser = a_browser_of(Role.MANAGER, location=here)
    for hour in range(rows):
        service = a_service(location=here)
        a_booking(location=here, starts_at=at_noon(here) + timedelta(hours=hour), services=(service,))

    with django_assert_num_queries(8):
        browser.get(f"/l/{here.pk}/calendar/?view=list")


def test_the_days_beside_today_are_one_step_away_and_a_visit_leads_back_there():
    here = a_location()
    tomorrow = (here.today() + timedelta(days=1)).isoformat()
    booking = a_booking(location=here, starts_at=at_noon(here, days=1))
    browser = a_browser_of(Role.MANAGER, location=here)

    answer = browser.get(f"/l/{here.pk}/calendar/", {"view": "list", "date": tomorrow})

    assert f"?view=list&amp;date={tomorrow}" in browser.get(f"/l/{here.pk}/calendar/?view=list").text
    assert [row["card"].id for row in answer.context["rows"]] == [booking.pk]
    assert f"?view=list&amp;date={tomorrow}&amp;visit={booking.visit_id}" in answer.text
    assert faults_of_page(answer.text) == []


@pytest.mark.parametrize("text", ["soon", "2026-02-30", "9999-12-31", "0001-01-01"])
def test_what_is_no_day_of_ours_means_today(text):
    here = a_location()

    answer = a_browser_of(Role.MANAGER, location=here).get(f"/l/{here.pk}/calendar/", {"view": "list", "date": text})

    assert (answer.status_code, answer.context["question"].day) == (200, here.today())
