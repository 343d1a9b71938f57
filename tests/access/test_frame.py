"""The menu, the switcher of locations and the person's own menu."""

import pytest
from django.test import Client as Browser

from daybook.access.choices import Right, Role
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_location, a_membership, a_user

pytestmark = pytest.mark.django_db


def menu_of(answer):
    return [(group["label"], [str(link["label"]) for link in group["links"]]) for group in answer.context["nav"]]


def switcher_of(answer):
    return [(place["name"], place["url"], place["is_current"]) for place in answer.context["locations"]]


def test_the_menu_holds_only_what_the_person_may_open():
    here = a_location()

    of_the_owner = a_browser_of(Role.OWNER, location=here).get("/me/")
    of_a_specialist = a_browser_of(Role.SPECIALIST, location=here).get("/me/")

    assert {"Overview", "", "Settings"} == {group for group, _links in menu_of(of_the_owner)}
    assert {"Services", "Staff", "Sign-in"} <= set(dict(menu_of(of_the_owner))["Settings"])
    assert menu_of(of_a_specialist) == [("", ["Calendar"])]


def test_settings_are_one_entry_until_somebody_is_in_them():
    here = a_location()
    browser = a_browser_of(Role.OWNER, location=here)

    outside, inside = browser.get(f"/l/{here.pk}/clients/"), browser.get(f"/l/{here.pk}/staff/")

    assert [group["label"] for group in outside.context["nav"] if group["is_folded"]] == ["Settings"]
    assert [group["label"] for group in inside.context["nav"] if group["is_folded"]] == []


def test_few_settings_stand_in_the_menu_always():
    here = a_location()

    answer = a_browser_of(Role.SPECIALIST, location=here, schedule_edit_access=True).get(f"/l/{here.pk}/calendar/")

    assert [group["label"] for group in answer.context["nav"]] == ["", "Settings"]
    assert [group["label"] for group in answer.context["nav"] if group["is_folded"]] == []


def test_the_page_one_is_on_is_marked():
    here = a_location()

    answer = a_browser_of(Role.SPECIALIST, location=here).get(f"/l/{here.pk}/calendar/")

    assert [link["is_current"] for group in answer.context["nav"] for link in group["links"]] == [True]
    assert 'aria-current="page"' in answer.text


def test_the_bar_of_a_phone_holds_what_is_needed_all_day_and_where_one_is():
    here = a_location()

    answer = a_browser_of(Role.OWNER, location=here).get(f"/l/{here.pk}/staff/")

    in_the_bar = [str(link["label"]) for group in answer.context["nav"] for link in group["links"] if link["is_in_bar"]]
    behind_more = [str(link["label"]) for link in answer.context["nav_more"]]
    assert in_the_bar == ["Bookings", "Calendar", "Clients", "Staff"]
    assert {"Data log", "Uploads", "Services", "Outbox", "Sign-in"} <= set(behind_more)
    assert not set(in_the_bar).intersection(behind_more)


def test_nothing_waits_behind_more_where_all_has_its_place():
    here = a_location()

    answer = a_browser_of(Role.SPECIALIST, location=here).get(f"/l/{here.pk}/calendar/")

    assert answer.context["nav_more"] == []


def test_switching_the_location_keeps_the_section_where_it_is_open():
    person, first, second, third = a_user(), a_location("Athens"), a_location("Berlin"), a_location("Cork")
    a_membership(Role.OWNER, user=person, location=first)
    a_membership(Role.SPECIALIST, user=person, location=second)
    a_membership(Role.OWNER, user=person, location=third)

    answer = signed_in(person).get(f"/l/{first.pk}/settings/sign-in/")

    assert switcher_of(answer) == [
        ("Athens", f"/l/{first.pk}/settings/sign-in/", True),
        ("Berlin", f"/l/{second.pk}/", False),
        ("Cork", f"/l/{third.pk}/settings/sign-in/", False),
    ]


def test_a_page_of_no_location_shows_where_the_person_was_last():
    person, first, second = a_user(), a_location("Athens"), a_location("Berlin")
    for place in (first, second):
        a_membership(Role.OWNER, user=person, location=place)
    browser = signed_in(person)
    browser.get(f"/l/{second.pk}/settings/sign-in/")

    answer = browser.get("/me/")

    assert answer.context["location"] == second


def test_a_person_reaches_their_own_sign_in_from_every_page():
    here = a_location()

    answer = a_browser_of(Role.SPECIALIST, location=here).get(f"/l/{here.pk}/calendar/")

    assert [(str(link["label"]), link["url"]) for link in answer.context["person_links"]] == [("My sign-in", "/me/")]


def test_strangers_are_shown_no_frame():
    a_user()

    answer = Browser().get("/account/login/")

    assert "nav" not in answer.context


def test_the_frame_asks_the_database_nothing_more_than_the_page_needs(django_assert_num_queries):
    here = a_location()
    browser = a_browser_of(Role.MANAGER, location=here, **dict.fromkeys(Right, False))

    with django_assert_num_queries(3):
        answer = browser.get(f"/l/{here.pk}/")

    assert answer.status_code == 200
