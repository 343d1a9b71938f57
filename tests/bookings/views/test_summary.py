"""The summary of the register's answer is that of its bookings, as a slow count of them comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.http import QueryDict

from daybook.access.choices import Limit, Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.filters import BookingFilters
from daybook.bookings.queries.summary import DaySum, summed_by_day, together
from daybook.shared.shares import percent, share
from tests.access.doors import a_browser_of
from tests.bookings.oracle import matches
from tests.bookings.views.desk import address_of, part, the_register, words_of
from tests.bookings.world import a_world
from tests.factories import a_booking, a_location, a_staff_member, an_actor
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

QUESTIONS = [
    {},
    {"cancelled": "no", "visit_from": "2026-03-20", "visit_to": "2026-04-05"},
    {"source": "online", "payment": "due"},
    {"client": "an", "status": "1,-1"},
]


@pytest.fixture
def here():
    return a_location()


def test_it_is_what_a_slow_count_comes_to():
    world = a_world(100, seed=3)
    actor = an_actor(location=world.location)

    for question in QUESTIONS:
        found = [each for each in world.bookings if matches(each, question, world.location.zone)]
        live = [each for each in found if each.deleted_at is None]
        days = summed_by_day(BookingFilters(_address(question), actor).question(), actor)
        assert together(days) == DaySum(
            None,
            live=len(live),
            cancelled=len(found) - len(live),
            no_shows=sum(each.status == VisitStatus.NO_SHOW for each in live),
            online=sum(each.is_online for each in found),
            cost=sum((each.cost for each in live), Decimal(0)),
            paid=sum((each.paid for each in live), Decimal(0)),
        )
        assert [told.day for told in days] == sorted({_day(each, world.location.zone) for each in found})


def test_the_register_offers_it_for_its_question(here):
    a_booking(location=here, status=VisitStatus.NO_SHOW)
    browser = a_browser_of(Role.OWNER, location=here)

    page = browser.get(the_register(here, status="-1"))
    nothing = browser.get(the_register(here, status="1"))

    assert page.context["summary_url"] == f"{address_of('summary', here)}?status=-1"
    assert nothing.context["summary_url"] == ""


def test_it_tells_numbers_shares_and_days(here):
    a_booking(location=here, status=VisitStatus.NO_SHOW, price=40)
    a_booking(location=here, price=20, is_online=True)
    a_booking(location=here, deleted=True, price=100)
    browser = a_browser_of(Role.OWNER, location=here)

    answer = part(browser, address_of("summary", here), "summary")

    tiles = [(tile["title"], tile["figure"]) for tile in answer.context["tiles"]]
    assert tiles[:4] == [("Bookings", "2"), ("Share of no-shows", "50.0%"), ("Cancelled", "1"), ("Online", "1")]
    assert tiles[4:] == [("Cost", "€60.00"), ("Paid", "€0.00")]
    assert percent(share(1, 3)) in words_of(answer)
    assert faults_of_page(answer.content.decode()) == []


def test_money_is_for_those_who_may_see_payments(here):
    a_booking(location=here, price=40)
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.PAYMENTS: False})

    assert "€" not in words_of(clerk.get(address_of("summary", here)))


def test_limits_bound_it_as_they_bound_the_register(here):
    mine = a_staff_member(location=here)
    a_booking(location=here, staff=mine)
    a_booking(location=here)
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Limit.ONLY_STAFF: mine.pk})

    assert clerk.get(address_of("summary", here)).context["tiles"][0]["figure"] == "1"


def test_without_script_it_is_a_page_that_leads_back(here):
    a_booking(location=here)
    page = a_browser_of(Role.OWNER, location=here).get(f"{address_of('summary', here)}?cancelled=no")

    assert page.context["register_url"] == the_register(here, cancelled="no")
    assert faults_of_page(page.content.decode()) == []


def test_a_question_that_cannot_be_understood_is_not_summed_up(here):
    a_booking(location=here)

    answer = a_browser_of(Role.OWNER, location=here).get(f"{address_of('summary', here)}?status=99")

    assert answer.status_code == 422


def _address(question):
    address = QueryDict(mutable=True)
    address.update(question)
    return address


def _day(booking, zone):
    return booking.starts_at.astimezone(zone).date()
