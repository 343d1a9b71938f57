"""Where a person begins after signing in, and who is sent where."""

import pytest
from django.test import Client as Browser

from daybook.access.choices import Role
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_location, a_membership, a_user
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in():
    answer = Browser().get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/")


def test_somebody_who_works_nowhere_is_told_so():
    answer = signed_in(a_user()).get("/")

    assert answer.status_code == 200
    assert "you do not work at any location" in answer.text
    assert faults_of_page(answer.text) == []


def test_a_person_begins_at_the_first_of_their_locations():
    person = a_user()
    second = a_membership(user=person, location=a_location("Berlin"))
    first = a_membership(user=person, location=a_location("Athens"))

    answer = signed_in(person).get("/")

    assert answer["Location"] == f"/l/{first.location_id}/"
    assert second.location_id != first.location_id


def test_a_person_comes_back_to_where_they_were_last():
    person = a_user()
    last = a_membership(Role.ACCOUNTANT, user=person, location=a_location("Berlin"))
    a_membership(user=person, location=a_location("Athens"))
    browser = signed_in(person)
    browser.get(f"/l/{last.location_id}/")

    answer = browser.get("/")

    assert answer["Location"] == f"/l/{last.location_id}/"


def test_the_last_location_of_somebody_else_on_this_computer_does_not_count():
    elsewhere, own = a_location("Athens"), a_membership(location=a_location("Berlin"))
    browser = signed_in(own)
    browser.cookies["daybook_location"] = str(elsewhere.pk)

    answer = browser.get("/")

    assert answer["Location"] == f"/l/{own.location_id}/"


def test_a_person_for_whom_nothing_is_open_reads_why():
    here = a_location()
    browser = a_browser_of(Role.SPECIALIST, location=here, timetable_access=False)

    answer = browser.get(f"/l/{here.pk}/")

    assert answer.status_code == 200
    assert "no page here for you yet" in answer.text
    assert faults_of_page(answer.text) == []


def test_a_fragment_is_not_answered_with_the_sign_in_form():
    here = a_location()

    answer = Browser().get(
        f"/l/{here.pk}/", headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver/l/{here.pk}/bookings/"}
    )

    assert answer.status_code == 200
    assert answer["HX-Redirect"] == f"/account/login/?next=/l/{here.pk}/bookings/"
