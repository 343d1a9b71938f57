from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import connection

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.bookings.queries import register
from daybook.locations.models import Location
from tests.access.doors import a_browser_of
from tests.bookings.views.desk import address_of, part, pink_rows_of, rows_of, the_register, total_of, words_of
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_location,
    a_service,
    a_staff_member,
    a_user,
)
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def here() -> Location:
    return a_location("Here", time_zone="Europe/Lisbon", currency="EUR", country="PT", locale="en")


def bookings_made_daily(location: Location, number: int) -> list[Booking]:
    staff, client = a_staff_member(location=location), a_client(location=location)
    return [
        a_booking(location=location, staff=staff, client=client, created_at=NOON + timedelta(days=day))
        for day in range(number)
    ]


def test_the_newest_created_stands_first_deleted_ones_pink_and_the_count_is_stated(here: Location):
    first, second = bookings_made_daily(here, 2)
    gone = a_booking(location=here, deleted=True, created_at=NOON + timedelta(days=9))
    a_booking(location=a_location("Elsewhere"))

    page = a_browser_of(Role.MANAGER, location=here).get(the_register(here))

    assert page.status_code == 200
    assert rows_of(page) == [gone.pk, second.pk, first.pk]
    assert pink_rows_of(page) == [gone.pk]
    assert total_of(page) == "3"
    assert faults_of_page(page.content.decode()) == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("-created", "cba"), ("created", "abc"), ("-visit", "acb"), ("visit", "bca")],
)
def test_sorting_goes_by_either_date_both_ways(sort: str, expected: str, here: Location):
    visits = {"a": 9, "b": 1, "c": 5}
    made = {
        name: a_booking(
            location=here,
            created_at=NOON + timedelta(days=number),
            starts_at=NOON + timedelta(days=visits[name]),
        ).pk
        for number, name in enumerate("abc")
    }

    page = a_browser_of(Role.MANAGER, location=here).get(the_register(here, sort=sort))

    assert rows_of(page) == [made[name] for name in expected]


def test_a_row_tells_everything_in_the_words_of_the_location(here: Location):
    staff = a_staff_member("Olga Lund", location=here)
    cut, color = a_service("Cut", location=here), a_service("Color", location=here)
    booking = a_booking(
        location=here,
        staff=staff,
        client=a_client("Anna Berg", phone="+351912345678", location=here),
        starts_at=datetime(2026, 7, 1, 9, 30, tzinfo=UTC),
        duration=timedelta(minutes=90),
        created_at=datetime(2026, 6, 30, 23, 5, tzinfo=UTC),
        created_by=a_user("Pia Desk"),
        services=(cut, color),
        price=620,
        paid=100,
        categories=(a_booking_category("Bride", location=here),),
        comment="Brings <b>her</b> own",
        source_name="Shop",
    )

    row = words_of(a_browser_of(Role.OWNER, location=here).get(the_register(here)))

    for words in (
        f"{booking.pk} 1 Jul 2026, 00:05 Pia Desk 1 Jul 2026, 10:30 1 h 30 min Olga Lund",
        "Cut, Color €1,240.00 €100.00 Paid in part Anna Berg +351912345678 Pending Offline Shop Bride",
        "Brings <b>her</b> own",
    ):
        assert words in row


def test_what_the_client_made_online_says_so(here: Location):
    a_booking(location=here, is_online=True, source_name="Widget", created_at=NOON)

    row = words_of(a_browser_of(Role.OWNER, location=here).get(the_register(here)))

    assert "2 Mar 2026, 12:00 Client" in row
    assert "Online Widget" in row


def test_pages_lead_to_older_and_back_to_newer_rows(here: Location, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(register, "PAGE", 2)
    numbers = [booking.pk for booking in bookings_made_daily(here, 5)][::-1]
    browser = a_browser_of(Role.MANAGER, location=here)

    first = browser.get(the_register(here))
    second = part(browser, first.context["page"]["older_url"], "answer")
    third = part(browser, second.context["page"]["older_url"], "answer")
    back = part(browser, third.context["page"]["newer_url"], "answer")

    assert [rows_of(page) for page in (first, second, third, back)] == [
        numbers[:2],
        numbers[2:4],
        numbers[4:],
        numbers[2:4],
    ]
    assert [total_of(page) for page in (first, third)] == ["5", "5"]
    assert b"<html" not in second.content


@pytest.mark.parametrize(
    "query", ["status=99", "staff=0", "foo=1", "sort=cost", "columns=secret", "sort=visit&sort=created"]
)
def test_a_bad_question_shows_its_error_and_no_rows(query: str, here: Location):
    bookings_made_daily(here, 2)

    page = a_browser_of(Role.MANAGER, location=here).get(f"{the_register(here)}?{query}")

    assert (page.status_code, rows_of(page), total_of(page)) == (422, [], "")
    assert "This question cannot be answered" in words_of(page)


def test_a_bad_question_asked_by_htmx_brings_the_form_with_the_error_at_its_field(here: Location):
    answer = part(a_browser_of(Role.MANAGER, location=here), the_register(here, client="12"), "register")

    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reselect"]) == (422, "#register", "#register")
    assert 'id="error_client"' in answer.content.decode()


def test_more_than_are_counted_says_so_and_the_exact_number_follows(here: Location, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(register, "COUNTED", 2)
    monkeypatch.setattr("daybook.bookings.views.register.COUNTED", 2)
    bookings_made_daily(here, 5)
    browser = a_browser_of(Role.MANAGER, location=here)

    page = browser.get(the_register(here, cancelled="no"))
    follows = browser.get(page.context["count_url"])

    assert (total_of(page), page.context["total_text"]) == ("3", "more than 2 bookings")
    assert (total_of(follows), words_of(follows)) == ("5", "5 bookings")


@pytest.fixture
def clients_held_by_somebody(db: None) -> Iterator[None]:
    """Another connection keeps the table, so that whoever reads it waits."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("LOCK TABLE clients_client IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


@pytest.mark.usefixtures("clients_held_by_somebody")
def test_a_question_that_takes_too_long_asks_to_narrow_the_dates(here: Location, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(register, "SECONDS_FOR_PAGE", 0.05)

    page = a_browser_of(Role.MANAGER, location=here).get(the_register(here, client="anna"))

    assert (page.status_code, rows_of(page)) == (503, [])
    assert "Narrow the dates" in words_of(page)


def test_phones_are_masked_for_those_who_may_not_see_them(here: Location):
    a_booking(location=here, client=a_client("Anna Berg", phone="+351912345678", location=here))
    blind = a_browser_of(Role.MANAGER, location=here, dash_records_phones_access=False)

    page = blind.get(the_register(here))

    assert "+XXXXXXXXXXXX" in words_of(page)
    assert "912345678" not in page.content.decode()


def test_buttons_that_somebody_may_not_use_are_not_there(here: Location):
    bookings_made_daily(here, 1)

    page = a_browser_of(Role.ACCOUNTANT, location=here).get(the_register(here)).content.decode()
    manager = a_browser_of(Role.MANAGER, location=here).get(the_register(here)).content.decode()

    for address in ("selected/delete/", "selected/status/", "selected/move/", "selected/add-category/"):
        assert (address in page, address in manager) == (False, True)


def test_edit_leads_to_the_visit_and_knows_the_way_back_to_the_same_page(
    here: Location, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(register, "PAGE", 1)
    older, _newer = bookings_made_daily(here, 2)
    browser = a_browser_of(Role.MANAGER, location=here)
    first = browser.get(the_register(here, cancelled="no"))
    second = browser.get(first.context["page"]["older_url"])

    (row,) = second.context["page"]["rows"]
    visit = browser.get(row["edit_url"])

    assert (visit.status_code, f"visit={older.visit_id}" in row["edit_url"]) == (200, True)
    assert rows_of(browser.get(visit.context["back"])) == [older.pk]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_row_as_for_three(
    number: int, here: Location, django_assert_num_queries
):
    for _row in range(number):
        a_booking(location=here, services=(a_service(location=here),), categories=(a_booking_category(location=here),))
    browser = a_browser_of(Role.MANAGER, location=here)

    with django_assert_num_queries(QUERIES_OF_A_PAGE):
        page = browser.get(the_register(here))

    assert len(rows_of(page)) == number


QUERIES_OF_A_PAGE = 17
"""Session, person, membership; count, keys, rows in a savepoint with their time limit; eight lists of names."""


def test_a_get_changes_nothing(here: Location, django_capture_on_commit_callbacks):
    bookings_made_daily(here, 2)
    before = list(Booking.objects.order_by("pk").values())

    browser = a_browser_of(Role.OWNER, location=here)
    browser.get(the_register(here))
    browser.get(address_of("count", here))

    assert list(Booking.objects.order_by("pk").values()) == before


def test_who_may_only_look_is_offered_nothing_to_tick_and_opens_instead_of_editing(here: Location):
    [booking] = bookings_made_daily(here, 1)

    page = a_browser_of(Role.ACCOUNTANT, location=here).get(the_register(here))

    assert rows_of(page) == [booking.pk]
    assert "data-tick" not in page.content.decode()
    assert "Choose every booking" not in page.content.decode()
    assert f"Open {booking.pk}" in words_of(page)
    assert faults_of_page(page.content.decode()) == []


def test_a_new_booking_leads_back_to_the_question_it_was_begun_from(here: Location):
    page = a_browser_of(Role.ADMINISTRATOR, location=here).get(the_register(here, status="0"))

    assert page.context["book_url"].endswith("?" + urlencode({"new": 1, "back": the_register(here, status="0")}))
