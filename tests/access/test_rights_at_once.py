"""Whatever is changed about a person counts for their open sessions at the next click."""

import pytest
from django.utils import timezone

from daybook.access.choices import Role
from daybook.access.operations import change_rights, deactivate_member, end_membership
from tests.access.doors import signed_in
from tests.factories import a_location, a_membership, a_user, an_actor

pytestmark = pytest.mark.django_db


def status_of_today(browser, place):
    return browser.get(f"/l/{place.pk}/calendar/").status_code


def test_a_right_taken_away_is_gone_at_once():
    here = a_location()
    member = a_membership(Role.ADMINISTRATOR, location=here)
    browser = signed_in(member)
    before = status_of_today(browser, here)

    change_rights(member, Role.ADMINISTRATOR, {"timetable_access": False}, actor=an_actor(location=here))

    assert (before, status_of_today(browser, here)) == (200, 403)


def test_a_right_given_is_there_at_once():
    here = a_location()
    member = a_membership(Role.ADMINISTRATOR, location=here, timetable_access=False)
    browser = signed_in(member)
    before = status_of_today(browser, here)

    change_rights(member, Role.ADMINISTRATOR, {}, actor=an_actor(location=here))

    assert (before, status_of_today(browser, here)) == (403, 200)


def test_whoever_works_here_no_longer_finds_nothing_here():
    here = a_location()
    member = a_membership(Role.ADMINISTRATOR, location=here)
    browser = signed_in(member)

    end_membership(member, actor=an_actor(location=here))

    assert status_of_today(browser, here) == 404


def test_whoever_is_deactivated_finds_nothing_here_any_more():
    here = a_location()
    member = a_membership(Role.ADMINISTRATOR, location=here)
    browser = signed_in(member)

    deactivate_member(member, actor=an_actor(location=here))

    assert status_of_today(browser, here) == 404


def test_a_retired_location_is_closed_to_everybody():
    here = a_location()
    browser = signed_in(a_membership(Role.OWNER, location=here))

    here.retired_at = timezone.now()
    here.save()

    assert status_of_today(browser, here) == 404
    assert "you do not work at any location" in browser.get("/").text


def test_rights_at_one_location_are_none_at_another():
    here, there, person = a_location(), a_location(), a_user()
    a_membership(Role.OWNER, user=person, location=here)
    a_membership(Role.SPECIALIST, user=person, location=there)
    browser = signed_in(person)

    answers = [browser.get(f"/l/{place.pk}/settings/sign-in/").status_code for place in (here, there)]

    assert answers == [200, 403]
