"""What every list has in common: its page, its pages, its questions, good and bad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from daybook.access.choices import Role
from daybook.locations.models import Location
from daybook.shared.listing import found
from tests.access.doors import a_browser_of
from tests.factories import a_location
from tests.pages import faults_of_page
from tests.shared.listing.lists import CLIENTS, LISTS, AList, cells_of, part, rows_of, total_of, words_of

pytestmark = pytest.mark.django_db
NAMES = ("Zoya", "anna", "Boris", "Ёлка", "Élise")
SORTED = ["anna", "Boris", "Élise", "Zoya", "Ёлка"]


@pytest.fixture(params=LISTS, ids=lambda each: each.name.split(":")[1])
def a_list(request: pytest.FixtureRequest) -> AList:
    each: AList = request.param
    return each


@pytest.fixture
def here() -> Location:
    return a_location("Here", time_zone="Europe/Lisbon", currency="EUR", country="PT", locale="en")


def names_of(page: object) -> list[str]:
    return [row["Name"] for row in cells_of(page)]


def test_rows_stand_by_name_whatever_its_capitals_and_accents(a_list: AList, here: Location):
    for name in NAMES:
        a_list.a_row(name, here)
    browser = a_browser_of(Role.OWNER, location=here)

    forth = browser.get(a_list.address(here, sort="name"))
    back = browser.get(a_list.address(here, sort="-name"))

    assert (names_of(forth), names_of(back)) == (SORTED, SORTED[::-1])
    assert (total_of(forth), faults_of_page(forth.content.decode())) == ("5", [])


def test_rows_of_another_location_are_not_there(a_list: AList, here: Location):
    own = a_list.a_row("Anna", here)
    a_list.a_row("Anna", a_location("Elsewhere"))

    page = a_browser_of(Role.OWNER, location=here).get(a_list.address(here, **{a_list.search: "anna"}))

    assert rows_of(page) == [own.pk]


@pytest.mark.parametrize("order", [{}, {"sort": "name"}, {"sort": "-name"}], ids=["usual", "name", "-name"])
def test_pages_lead_forth_and_back_and_meet_each_row_once(
    order: dict[str, str], a_list: AList, here: Location, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(a_list.place, replace(a_list.listing, page_size=2))
    for name in NAMES:
        a_list.a_row(name, here)
    browser = a_browser_of(Role.OWNER, location=here)

    pages = [browser.get(a_list.address(here, **order))]
    while pages[-1].context["page"]["older_url"]:
        pages.append(part(browser, pages[-1].context["page"]["older_url"], "answer"))
    back = part(browser, pages[-1].context["page"]["newer_url"], "answer")

    numbers = [number for page in pages for number in rows_of(page)]
    assert (len(pages), len(numbers), len(set(numbers))) == (3, 5, 5)
    assert rows_of(back) == rows_of(pages[-2])
    assert b"<html" not in back.content


@pytest.mark.parametrize("query", ["retired=maybe", "foo=1", "sort=secret", "sort=name&sort=-name", "retired=a%00b"])
def test_a_bad_question_shows_its_error_and_no_rows(query: str, a_list: AList, here: Location):
    a_list.a_row("Anna", here)

    page = a_browser_of(Role.OWNER, location=here).get(f"{a_list.address(here)}?{query}")

    assert (page.status_code, rows_of(page), total_of(page)) == (422, [], "")
    assert "This question cannot be answered" in words_of(page)
    assert page.context["download_url"] == ""


def test_a_bad_question_asked_by_htmx_brings_the_form_with_the_error_at_its_field(a_list: AList, here: Location):
    answer = part(a_browser_of(Role.OWNER, location=here), a_list.address(here, retired="maybe"), "answer")

    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reselect"]) == (422, "#register", "#register")
    assert 'id="error_retired"' in answer.content.decode()


def test_nothing_found_says_which_filter_to_take_off(a_list: AList, here: Location):
    browser = a_browser_of(Role.OWNER, location=here)

    nobody = browser.get(a_list.address(here))
    page = browser.get(a_list.address(here, **{a_list.search: "nobody"}, sort="-name"))

    assert str(a_list.listing.words.none_yet) in words_of(nobody)
    assert str(a_list.listing.words.no_match) in words_of(page)
    assert [chip["url"] for chip in page.context["filters"].chips] == [a_list.address(here, sort="-name")]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_row_as_for_three(
    number: int, a_list: AList, here: Location, django_assert_num_queries
):
    for each in range(number):
        a_list.a_row(f"Anna {each}", here)
    browser = a_browser_of(Role.OWNER, location=here)

    with django_assert_num_queries(QUERIES[a_list.name]):
        page = browser.get(a_list.address(here))

    assert len(rows_of(page)) == number


QUERIES = {
    "clients:clients": 10,
    "clients:categories": 10,
    "catalogue:services": 11,
    "staff:staff": 10,
    "positions:positions": 9,
    "service_categories:categories": 9,
}
"""Session, person, membership; count, keys, rows in a savepoint with their time limit; lists of names."""


def test_more_than_are_counted_says_so_and_the_exact_number_follows(
    a_list: AList, here: Location, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(found, "COUNTED", 2)
    monkeypatch.setattr("daybook.shared.listing.page.COUNTED", 2)
    for name in NAMES:
        a_list.a_row(name, here)
    browser = a_browser_of(Role.OWNER, location=here)

    page = browser.get(a_list.address(here, retired="no"))
    follows = browser.get(page.context["count_url"])

    assert (total_of(page), total_of(follows)) == ("3", "5")
    assert words_of(follows).startswith("5 ")


def test_who_is_out_of_use_is_marked_and_can_be_asked_for(a_list: AList, here: Location):
    used, retired = a_list.a_row("Anna", here), a_list.a_row("Boris", here)
    retired.retired_at = timezone.now()
    retired.save()
    browser = a_browser_of(Role.OWNER, location=here)

    everybody = browser.get(a_list.address(here))

    assert [str(a_list.listing.words.retired) in name for name in names_of(everybody)].count(True) == 1
    assert rows_of(browser.get(a_list.address(here, retired="no"))) == [used.pk]
    assert rows_of(browser.get(a_list.address(here, retired="yes"))) == [retired.pk]


@pytest.fixture
def clients_held_by_somebody(db: None) -> Iterator[None]:
    """Another connection keeps the table, so that whoever reads it waits."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("LOCK TABLE clients_client IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


@pytest.mark.usefixtures("clients_held_by_somebody")
def test_a_question_that_takes_too_long_says_so(here: Location, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(found, "SECONDS_FOR_PAGE", 0.05)

    page = a_browser_of(Role.OWNER, location=here).get(CLIENTS.address(here))

    assert (page.status_code, rows_of(page)) == (503, [])
    assert "There is no answer yet" in words_of(page)
