"""Named questions of the register: one's own, and those shared with the location by those who may."""

from __future__ import annotations

import pytest

from daybook.access.choices import Right, Role
from daybook.bookings.models import SavedView
from daybook.bookings.operations.save_view import MOST, remove_view, save_view
from daybook.bookings.wishes import ViewWish
from daybook.shared.errors import Invalid, NotAllowed, NotThere
from daybook.shared.named_days import NamedDays, Today
from tests.access.doors import a_browser_of, signed_in
from tests.bookings.views.desk import address_of, the_register, words_of
from tests.factories import a_location, a_membership, a_user, an_actor
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

DUE = ViewWish("Due", "payment=due")
FOR_ALL = ViewWish("Due", "payment=due", is_shared=True)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def clerk(here):
    return an_actor(Right.REGISTER, location=here)


@pytest.fixture
def owner(here):
    return an_actor(location=here)


def names_offered(browser, here) -> list[tuple[str, str, bool]]:
    page = browser.get(the_register(here))
    return [(view["name"], view["owner"], view["may_remove"]) for view in page.context["saved"]]


def test_saving_keeps_the_question_with_order_and_columns_but_not_the_page(here):
    browser = a_browser_of(Role.ADMINISTRATOR, location=here)
    address = the_register(here, payment="due", sort="-visit", columns="visit,client", cursor="abc")

    answer = browser.post(address_of("save_view", here), {"name": " Still  due ", "address": address})

    assert (answer.status_code, answer["Location"]) == (302, address)
    view = SavedView.objects.get()
    assert (view.name, view.question) == ("Still due", "payment=due&sort=-visit&columns=visit%2Cclient")
    page = browser.get(f"{the_register(here)}?{view.question}")
    assert [(each["name"], each["is_current"]) for each in page.context["saved"]] == [("Still due", True)]
    assert "Still due" in words_of(page)
    assert faults_of_page(page.content.decode()) == []


def test_the_same_name_again_replaces_the_question(clerk):
    save_view(DUE, actor=clerk)
    save_view(ViewWish("Due", "payment=due&cancelled=no"), actor=clerk)

    assert SavedView.objects.get().question == "payment=due&cancelled=no"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"moving": "1"}, "visit=this-month&payment=due&sort=-visit"),
        ({}, "visit_from={first}&visit_to={last}&payment=due&sort=-visit"),
    ],
)
@pytest.mark.parametrize("asked", [{"visit": "this-month"}, {"visit_from": "{first}", "visit_to": "{last}"}])
def test_days_that_have_a_name_move_on_where_the_person_wants_it(here, asked, sent, kept):
    browser = a_browser_of(Role.ADMINISTRATOR, location=here)
    month = Today.of(an_actor(location=here)).named[NamedDays.THIS_MONTH]._asdict()
    days = {name: value.format(**month) for name, value in asked.items()}
    address = the_register(here, **days, payment="due", sort="-visit")

    offered = browser.get(address)
    browser.post(address_of("save_view", here), {"name": "Due this month", "address": address, **sent})

    assert "“This month” moves on with the calendar" in words_of(offered)
    assert SavedView.objects.get().question == kept.format(**month)
    again = browser.get(f"{the_register(here)}?{SavedView.objects.get().question}")
    assert (again.status_code, again.context["saved"][0]["is_current"]) == (200, True)


def test_days_without_a_name_are_not_offered_to_move(here):
    page = a_browser_of(Role.ADMINISTRATOR, location=here).get(the_register(here, visit_from="2020-02-03"))

    assert "moves on with the calendar" not in words_of(page)


def test_views_are_ones_own_at_this_location(here, clerk):
    save_view(DUE, actor=clerk)
    elsewhere = a_location("Elsewhere")
    person = a_user()
    a_membership(Role.OWNER, user=person, location=elsewhere)
    save_view(FOR_ALL, actor=an_actor(location=elsewhere, user=person))

    assert names_offered(a_browser_of(Role.OWNER, location=here), here) == []


def test_a_shared_view_is_offered_to_all_and_removed_by_those_who_may_share(here, owner):
    save_view(FOR_ALL, actor=owner)

    assert names_offered(a_browser_of(Role.ADMINISTRATOR, location=here), here) == [("Due", "Olga Desk", False)]
    assert names_offered(a_browser_of(Role.MANAGER, location=here), here) == [("Due", "Olga Desk", True)]


def test_who_may_not_change_settings_shares_nothing_and_is_not_offered_it(here, clerk):
    with pytest.raises(NotAllowed):
        save_view(FOR_ALL, actor=clerk)

    page = a_browser_of(Role.ADMINISTRATOR, location=here).get(the_register(here))
    assert "For everybody at this location" not in words_of(page)
    assert SavedView.objects.count() == 0


def test_removing_ones_own_view(here):
    browser = signed_in(membership := a_membership(Role.ADMINISTRATOR, location=here))
    view = save_view(DUE, actor=an_actor(Right.REGISTER, location=here, user=membership.user))

    answer = browser.post(address_of("remove_view", here, view_id=view.pk), {"address": the_register(here)})

    assert (answer.status_code, SavedView.objects.count()) == (302, 0)


def test_nobody_removes_what_is_not_theirs(here, clerk, owner):
    private, shared = save_view(DUE, actor=owner), save_view(ViewWish("All", "", is_shared=True), actor=owner)

    with pytest.raises(NotThere):
        remove_view(private.pk, actor=clerk)
    with pytest.raises(NotAllowed):
        remove_view(shared.pk, actor=clerk)
    with pytest.raises(NotThere):
        remove_view(shared.pk, actor=an_actor(location=a_location("Elsewhere")))


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\0b"])
def test_a_name_that_is_none_is_refused(here, name):
    browser = a_browser_of(Role.ADMINISTRATOR, location=here)

    answer = browser.post(address_of("save_view", here), {"name": name, "address": the_register(here)})

    assert (answer.status_code, SavedView.objects.count()) == (422, 0)


def test_an_address_of_another_page_is_refused(here):
    browser = a_browser_of(Role.ADMINISTRATOR, location=here)

    answer = browser.post(address_of("save_view", here), {"name": "Away", "address": "https://example.org/"})

    assert (answer.status_code, SavedView.objects.count()) == (422, 0)


def test_one_person_keeps_only_so_many(here, clerk):
    SavedView.objects.bulk_create(
        SavedView(location=here, user_id=clerk.user_id, name=f"View {number}") for number in range(MOST)
    )

    save_view(ViewWish("View 3", "status=1"), actor=clerk)
    with pytest.raises(Invalid):
        save_view(DUE, actor=clerk)
