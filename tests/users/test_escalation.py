"""Every way round the buttons of the pages of users: nobody gives what they do not hold, nor changes themselves."""

from __future__ import annotations

from typing import Any

import pytest

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.locations.models import Location
from tests.access.doors import a_browser_of, signed_in
from tests.factories import a_location, a_membership, a_staff_member, a_user
from tests.users.pages import as_it_is, form_of, page_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Aurora Lisbon")


def test_a_manager_copies_neither_an_owner_nor_somebody_of_elsewhere(here: Location):
    owner = a_membership(Role.OWNER, user=a_user("Ida Owner"), location=here)
    stranger = a_membership(Role.SPECIALIST, user=a_user("Sam Stranger"), location=a_location("Elsewhere"))
    member = a_membership(Role.SPECIALIST, location=here)
    manager = a_browser_of(Role.MANAGER, location=here)

    page = manager.get(page_of(member))

    assert "Ida Owner" not in page.text
    assert "Sam Stranger" not in page.text
    for model in (owner, stranger):
        assert manager.get(page_of(member), {"start-from": f"as-{model.pk}"}).status_code == 403
    assert manager.get(page_of(member), {"start-from": "owner"}).status_code == 403


def test_rights_that_the_manager_does_not_hold_cannot_be_switched_and_say_why(here: Location):
    member = a_membership(Role.ADMINISTRATOR, location=here)
    manager = a_browser_of(Role.MANAGER, location=here, delete_paid_records_access=False)

    page = manager.get(page_of(member))

    assert 'value="delete_paid_records_access" disabled' in page.text
    assert "You do not hold this right yourself." in page.text
    assert 'value="clients_access" checked>' in page.text


@pytest.mark.parametrize(
    "wanted",
    [
        {"right": ["full_access"]},
        {"right": ["delete_paid_records_access"]},
        {"role": "owner", "right": []},
    ],
    ids=["full access", "a right they lack", "owner"],
)
def test_a_manager_gives_by_hand_nothing_they_do_not_hold(here: Location, wanted: dict[str, Any]):
    member = a_membership(Role.ADMINISTRATOR, location=here)
    manager = a_browser_of(Role.MANAGER, location=here, delete_paid_records_access=False)

    answer = save(manager, member, **wanted)

    assert answer.status_code == 403
    assert as_it_is(member) == (Role.ADMINISTRATOR, {})


def test_nobody_gives_more_days_than_they_see_themselves(here: Location):
    member = a_membership(Role.ADMINISTRATOR, location=here, dash_records_last_days_count=7)
    manager = a_browser_of(Role.MANAGER, location=here, dash_records_last_days_count=30)

    too_far = save(manager, member, register_days="31")
    all_of_it = save(manager, member, register_days="")
    as_far = save(manager, member, register_days="30")

    assert [answer.status_code for answer in (too_far, all_of_it, as_far)] == [422, 422, 302]
    assert "You see 30 days back yourself: give no more." in too_far.text
    assert as_it_is(member)[1] == {"dash_records_last_days_count": 30}


def test_nobody_changes_themselves_by_hand(here: Location):
    manager = a_membership(Role.MANAGER, location=here, clients_access=False)
    browser = signed_in(manager)

    save(browser, manager, right=sorted(Right))
    for act in ("deactivate", "remove"):
        assert browser.post(page_of(manager, act)).status_code == 403

    page = browser.get(page_of(manager))
    assert as_it_is(manager) == (Role.MANAGER, {"clients_access": False})
    assert "Nobody changes their own rights" in page.text
    assert "Remove from this location" not in page.text


def test_a_manager_sees_an_owner_and_can_do_nothing_to_them(here: Location):
    owner = a_membership(Role.OWNER, user=a_user("Ida Owner"), location=here)
    a_membership(Role.OWNER, location=here)
    manager = a_browser_of(Role.MANAGER, location=here)

    page = manager.get(page_of(owner))

    assert page.status_code == 200
    assert "you do not hold" in page.text
    assert "<form" not in page.text.split('class="card-page"')[1].split("</main>")[0]
    answers = [manager.post(page_of(owner, act), form_of(owner)) for act in ("member", "deactivate", "remove")]
    assert {answer.status_code for answer in answers} == {403}
    assert as_it_is(owner) == (Role.OWNER, {})


def test_the_last_owner_is_told_why_they_stay(here: Location):
    last = a_membership(Role.OWNER, location=here)
    second = a_membership(Role.OWNER, location=here)
    browser = signed_in(second)
    Membership.objects.filter(pk=second.pk).update(role=Role.ADMINISTRATOR, switched={"users_access": True})

    assert browser.post(page_of(last, "remove")).status_code == 403
    assert as_it_is(last) == (Role.OWNER, {})


def test_somebody_who_sees_their_own_bookings_only_becomes_nobody_else(here: Location):
    rosa, pavel = a_staff_member("Rosa", location=here), a_staff_member("Pavel", location=here)
    me = a_membership(Role.SPECIALIST, location=here, users_access=True)
    rosa.user = me.user
    rosa.save()

    answer = signed_in(me).post(page_of(me), {"staff": pavel.pk, "version": me.version})

    pavel.refresh_from_db()
    assert (answer.status_code, pavel.user) == (422, None)
