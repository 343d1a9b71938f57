"""Making, seeing and closing the secret addresses of a staff member's calendar."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import reverse

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.feeds.models import CalendarFeed
from daybook.feeds.operations import make_feed, revoke_feed
from daybook.feeds.operations.make_feed import MOST
from daybook.locations.models import Location
from daybook.shared.errors import Invalid, NotAllowed, NotThere
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_location, a_staff_member
from tests.feeds.feeding import a_manager, a_secret, ask, somebody_who_serves

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here")


def page_of(member, verb="feeds"):
    return reverse(f"feeds:{verb}", kwargs={"location_id": member.location_id, "staff_id": member.pk})


def the_one(pattern: str, text: str) -> str:
    [found] = re.findall(pattern, text)
    return str(found)


def of_person(actor) -> Browser:
    return signed_in(User.objects.get(pk=actor.user_id))


def test_whoever_serves_makes_one_for_themselves_and_the_secret_is_kept_nowhere(here):
    olga, herself = somebody_who_serves(here)

    feed, secret = make_feed(olga.pk, " My phone ", form_key=None, actor=herself)

    assert (feed.label, feed.created_by_id, feed.staff) == ("My phone", herself.user_id, olga)
    assert len(secret) == 43
    stored = [str(value) for row in CalendarFeed.objects.values() for value in row.values()]
    assert [value for value in stored if secret in value] == []


def test_for_somebody_else_it_takes_the_right_to_change_settings(here):
    _olga, herself = somebody_who_serves(here)
    pavel = a_staff_member("Pavel", location=here)
    everybodys = somebody_who_serves(here, master_id=0)[1]

    with pytest.raises(NotAllowed):
        make_feed(pavel.pk, "Phone", form_key=None, actor=herself)
    with pytest.raises(NotAllowed, match="may change the settings"):
        make_feed(pavel.pk, "Phone", form_key=None, actor=everybodys)
    make_feed(pavel.pk, "Phone", form_key=None, actor=a_manager(here))

    assert CalendarFeed.objects.get().staff == pavel


def test_nobody_makes_one_at_another_location(here):
    elsewhere = a_staff_member(location=a_location("Elsewhere"))

    with pytest.raises(NotThere):
        make_feed(elsewhere.pk, "Phone", form_key=None, actor=a_manager(here))


def test_who_sees_one_position_only_shares_no_other(here):
    pavel = a_staff_member(location=here)

    with pytest.raises(NotAllowed, match="may not see the calendar"):
        make_feed(pavel.pk, "Phone", form_key=None, actor=a_manager(here, position_id=999))


@pytest.mark.parametrize("label", ["", "   ", "x" * 101])
def test_each_says_where_it_is_used(here, label):
    olga, herself = somebody_who_serves(here)

    with pytest.raises(Invalid):
        make_feed(olga.pk, label, form_key=None, actor=herself)


def test_a_form_makes_one_address_and_a_staff_member_has_a_bounded_number(here):
    olga, herself = somebody_who_serves(here)
    key = uuid4()
    make_feed(olga.pk, "1", form_key=key, actor=herself)

    with pytest.raises(Invalid, match="made before"):
        make_feed(olga.pk, "1", form_key=key, actor=herself)
    for number in range(1, MOST):
        make_feed(olga.pk, f"{number}", form_key=None, actor=herself)
    with pytest.raises(Invalid, match="Revoke one first"):
        make_feed(olga.pk, "one more", form_key=None, actor=herself)


def test_the_page_shows_the_address_once(here):
    olga, herself = somebody_who_serves(here)
    browser = of_person(herself)
    form = browser.get(page_of(olga)).content.decode()
    sent = {"label": "My phone", "form_key": the_one(r'name="form_key" value="([^"]+)"', form)}

    shown = browser.post(page_of(olga, "make"), sent)
    again = browser.post(page_of(olga, "make"), sent)
    later = browser.get(page_of(olga))

    secret = the_one(r'/calendar-feed/([\w-]{43})\.ics" readonly', shown.content.decode())
    assert "no-store" in shown["Cache-Control"]
    assert ask(secret).status_code == 200
    assert (again.status_code, b"cannot be shown again" in again.content) == (422, True)
    assert [secret in page.content.decode() for page in (again, later)] == [False, False]
    assert b"My phone" in later.content


def test_a_mistake_stands_at_the_field(here):
    olga, herself = somebody_who_serves(here)

    answer = of_person(herself).post(page_of(olga, "make"), {"label": " "})

    assert answer.status_code == 422
    assert b"Say in a few words where it is used" in answer.content


def test_a_closed_one_is_found_by_nobody_and_the_page_says_who_closed_it(here):
    olga, herself = somebody_who_serves(here)
    secret, other = a_secret(olga, herself, "Old phone"), a_secret(olga, herself, "New phone")
    manager = a_manager(here)

    feed = revoke_feed(CalendarFeed.objects.get(label="Old phone").pk, actor=manager)
    revoke_feed(feed.pk, actor=herself)

    assert [ask(one).status_code for one in (secret, other)] == [404, 200]
    assert CalendarFeed.objects.get(pk=feed.pk).revoked_by_id == manager.user_id
    assert b"by Mara Manager" in of_person(herself).get(page_of(olga)).content


def test_revoking_by_hand_is_a_button(here):
    olga, herself = somebody_who_serves(here)
    secret = a_secret(olga, herself)
    feed = CalendarFeed.objects.get()

    answer = of_person(herself).post(reverse("feeds:revoke", kwargs={"location_id": here.pk, "feed_id": feed.pk}))

    assert answer.status_code == 302
    assert ask(secret).status_code == 404


def test_a_colleague_neither_sees_nor_closes_it(here):
    olga, herself = somebody_who_serves(here)
    a_secret(olga, herself)
    feed = CalendarFeed.objects.get()
    colleague = a_browser_of(Role.SPECIALIST, location=here)
    desk = a_browser_of(Role.ADMINISTRATOR, location=here)
    close = reverse("feeds:revoke", kwargs={"location_id": here.pk, "feed_id": feed.pk})

    assert [browser.get(page_of(olga)).status_code for browser in (colleague, desk)] == [404, 403]
    assert [browser.post(close).status_code for browser in (colleague, desk)] == [403, 403]


def test_history_tells_of_making_and_closing_and_not_of_reading(here):
    olga, herself = somebody_who_serves(here)
    secret = a_secret(olga, herself)
    ask(secret)
    revoke_feed(CalendarFeed.objects.get().pk, actor=herself)

    feed: Any = CalendarFeed.objects.get()
    events = feed.history_events.order_by("pgh_id")

    assert [(event.pgh_label, event.by_user_id, bool(event.revoked_at)) for event in events] == [
        ("insert", herself.user_id, False),
        ("update", herself.user_id, True),
    ]


def test_the_way_there_is_in_the_week_of_a_staff_member_for_whoever_may(here):
    olga, herself = somebody_who_serves(here)
    week = f"/l/{here.pk}/calendar/?view=week&staff={olga.pk}"

    pages = [browser.get(week) for browser in (of_person(herself), a_browser_of(Role.ADMINISTRATOR, location=here))]

    assert [page_of(olga) in page.content.decode() for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("switched", "leads"),
    [({}, True), ({"timetable_access": False}, False), ({"master_id": -1}, False), ({"position_id": 999}, False)],
)
def test_the_card_of_a_staff_member_leads_there_for_whoever_may(here, switched, leads):
    pavel = a_staff_member("Pavel", location=here)
    manager = of_person(a_manager(here, **switched))

    card = manager.get(f"/l/{here.pk}/staff/{pavel.pk}/")

    assert card.status_code == 200
    assert (page_of(pavel) in card.text) is leads
    assert (manager.get(page_of(pavel)).status_code == 200) is leads


def test_my_sign_in_leads_there_too(here):
    olga, herself = somebody_who_serves(here)

    pages = [browser.get("/me/") for browser in (of_person(herself), a_browser_of(Role.MANAGER, location=here))]

    assert [page_of(olga) in page.content.decode() for page in pages] == [True, False]
