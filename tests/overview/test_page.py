"""The page of the reports: who sees which, what its address asks, and what it says of its days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from daybook.access.choices import Limit, Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.overview.choices import Report
from daybook.shared.days import day_begins
from tests.access.doors import a_browser_of
from tests.bookings.views.desk import part, words_of
from tests.factories import a_booking, a_location, a_position, a_staff_member
from tests.overview.reading import ways_on
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

MARCH = "visit_from=2026-03-01&visit_to=2026-03-31"


@pytest.fixture
def here():
    return a_location()


def overview(here, question=""):
    return f"/l/{here.pk}/overview/" + (f"?{question}" if question else "")


def book(here, day=date(2026, 3, 2), **more):
    return a_booking(location=here, starts_at=day_begins(day, here.zone) + timedelta(hours=10), **more)


def test_without_a_question_it_is_about_this_month(here):
    book(here, here.today())

    page = a_browser_of(Role.OWNER, location=here).get(overview(here))

    assert page.context["answer"].tiles[0].figure.text == "1"
    assert page.context["days"] == here.today().strftime("%B %Y")
    assert faults_of_page(page.content.decode()) == []


@pytest.mark.parametrize("report", Report)
def test_a_report_of_no_bookings_says_so_and_holds_nothing_the_policy_forbids(here, report):
    page = a_browser_of(Role.OWNER, location=here).get(overview(here, f"{MARCH}&report={report}"))

    assert page.status_code == 200
    assert ways_on(page.content.decode()) == []
    assert faults_of_page(page.content.decode()) == []


@pytest.mark.parametrize("report", Report)
def test_a_report_with_bookings_holds_nothing_the_policy_forbids(here, report):
    book(here, status=VisitStatus.ARRIVED, price=40)
    book(here, deleted=True, is_online=True)

    page = a_browser_of(Role.OWNER, location=here).get(overview(here, f"{MARCH}&report={report}"))

    assert faults_of_page(page.content.decode()) == []
    assert len(ways_on(page.content.decode())) > 0


def test_it_is_compared_with_the_period_before_in_words(here):
    book(here, date(2026, 2, 3))
    for _number in range(3):
        book(here, may_overlap=True)

    page = a_browser_of(Role.OWNER, location=here).get(overview(here, MARCH))

    assert page.context["answer"].tiles[0].change == "2 more than before (1)"
    assert "Compared with February 2026." in words_of(page)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("visit_from=2026-03-01", "Give the first day and the last."),
        ("visit_to=2026-03-01", "Give the first day and the last."),
        ("visit_from=2024-01-01&visit_to=2026-01-01", "At most 366 days are summed up at once."),
        ("visit_from=2026-03-02&visit_to=2026-03-01", "The last day is before the first one."),
        ("visit_from=soon&visit_to=2026-03-01", "“soon” is no day. Write it like 2026-03-31."),
        (f"{MARCH}&staff=0", "There is no such staff member: 0"),
        (f"{MARCH}&position=x", "There is no such position: x"),
        (f"{MARCH}&report=weather", "The reports are: summary, occupancy"),
        (f"{MARCH}&client=anna", "There is no such filter: client."),
    ],
)
def test_a_question_that_cannot_be_understood_is_told_of_and_has_no_numbers(here, question, sentence):
    book(here)

    page = a_browser_of(Role.OWNER, location=here).get(overview(here, question))

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert page.context["answer"] is None


def test_staff_and_position_narrow_every_number(here):
    nails = a_position("Nails", location=here)
    book(here, staff=a_staff_member(position=nails, location=here))
    book(here)

    browser = a_browser_of(Role.OWNER, location=here)

    page = browser.get(overview(here, f"{MARCH}&position={nails.pk}"))
    assert page.context["answer"].tiles[0].figure.text == "1"
    assert "Position: Nails" in words_of(page)


def test_money_is_for_those_who_may_see_payments(here):
    clerk = a_browser_of(Role.CALL_CENTRE, location=here)
    book(here, status=VisitStatus.ARRIVED, price=40)

    page = clerk.get(overview(here, MARCH))

    assert "Revenue" not in words_of(page)
    assert "€" not in words_of(page)
    assert clerk.get(overview(here, f"{MARCH}&report=revenue")).status_code == 403


@pytest.mark.parametrize("switched", [{}, {Right.REGISTER: True}, {Right.PAYMENTS: True}])
def test_a_specialist_never_sees_reports(here, switched):
    specialist = a_browser_of(Role.SPECIALIST, location=here, **switched)

    assert specialist.get(overview(here)).status_code == 403
    assert overview(here) not in specialist.get(f"/l/{here.pk}/calendar/").content.decode()


def test_days_further_back_than_one_may_look_are_left_out_and_nothing_is_compared(here):
    today = here.today()
    book(here, today)
    book(here, today - timedelta(days=20))
    desk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Limit.REGISTER_DAYS: 7})
    span = f"visit_from={today - timedelta(days=30)}&visit_to={today}"

    page = desk.get(overview(here, span))

    assert page.context["answer"].tiles[0].figure.text == "1"
    assert page.context["answer"].tiles[0].change == ""
    assert "You may look back until" in words_of(page)


def test_days_none_of_which_one_may_see_are_told_of(here):
    desk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Limit.REGISTER_DAYS: 7})

    page = desk.get(overview(here, "visit_from=2026-03-01&visit_to=2026-03-31"))

    assert page.status_code == 200
    assert "These days lie further back than you may look." in words_of(page)


def test_another_locations_bookings_count_nowhere(here):
    book(a_location("Elsewhere"))

    page = a_browser_of(Role.OWNER, location=here).get(overview(here, MARCH))

    assert page.context["answer"].tiles[0].figure.text == "0"


def test_htmx_gets_the_part_it_asks_for(here):
    browser = a_browser_of(Role.OWNER, location=here)

    answer = part(browser, overview(here, f"{MARCH}&report=sources"), "register").content.decode()

    assert answer.lstrip().startswith('<div id="register"')
    assert 'aria-current="page">Sources</a>' in answer


@pytest.mark.parametrize("report", Report)
def test_the_number_of_queries_does_not_grow_with_the_bookings(here, report, django_assert_max_num_queries):
    browser = a_browser_of(Role.OWNER, location=here)
    for day in range(2, 9):
        book(here, date(2026, 3, day), status=VisitStatus.ARRIVED, price=40)

    with django_assert_max_num_queries(22):
        browser.get(overview(here, f"{MARCH}&report={report}"))
