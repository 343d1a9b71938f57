"""Every address of a location x every kind of person: nobody gets in where they must not, on any page or action.

A new address is walked by itself; `samples.py` tells what to do when it takes an id.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.locations.models import Location
from daybook.shared.history import HistoryEvent
from tests.access.doors import a_browser_of
from tests.agreements.addresses import Address, addresses_of_a_location
from tests.agreements.sample import Sample
from tests.agreements.samples import SAMPLES, sample_for
from tests.factories import a_business, a_location
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db

NAMES = sorted(addresses_of_a_location())
MADE = {200, 204, 302, 303}
ANSWERED = MADE | {405}
SAID_NO = {409, 422}
FOREIGN_NAME = "Zanzibar Foreign House"


@pytest.fixture(params=NAMES)
def address(request: pytest.FixtureRequest) -> Address:
    return addresses_of_a_location()[request.param]


@pytest.fixture
def here() -> Location:
    return a_location("Here")


@pytest.fixture
def elsewhere() -> Location:
    return a_location(FOREIGN_NAME)


def test_every_address_says_which_rights_it_needs(address: Address):
    assert hasattr(address.view, "needs"), f"{address.name}: put @needs(...) outermost on its view"


def test_samples_speak_of_addresses_that_exist():
    assert set(SAMPLES) - set(NAMES) == set()


def test_a_stranger_is_sent_to_sign_in(address: Address, here: Location):
    sample = sample_for(address.name, address.ids, here)

    answers = list(_ask(Browser(), address, here, sample))

    assert [(answer.status_code, answer["Location"].split("?")[0]) for answer in answers] == [
        (302, "/account/login/") for _answer in answers
    ]


def test_where_the_business_asks_for_a_second_step_nobody_gets_past_without_one(address: Address):
    strict = a_location(business=a_business(requires_two_steps=True))
    sample = sample_for(address.name, address.ids, strict)

    answers = list(_ask(a_browser_of(Role.OWNER, location=strict), address, strict, sample))

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/account/steps/")}


def test_somebody_of_another_location_finds_nothing_here(address: Address, here: Location, elsewhere: Location):
    sample = sample_for(address.name, address.ids, here)

    answers = list(_ask(a_browser_of(Role.OWNER, location=elsewhere), address, here, sample))

    assert {answer.status_code for answer in answers} == {404}


def test_a_member_without_the_rights_is_refused(address: Address, here: Location):
    needed = _needs(address)
    sample = sample_for(address.name, address.ids, here)

    for lacking in needed:
        others = a_browser_of(Role.OWNER, location=here)
        _leave_only(here, set(Right) - {lacking, Right.FULL})

        answers = list(_ask(others, address, here, sample))

        assert {answer.status_code for answer in answers} == {403}, f"without {lacking}"


def test_a_member_with_just_the_rights_is_let_in(address: Address, here: Location):
    sample = sample_for(address.name, address.ids, here)
    browser = a_browser_of(Role.MANAGER, location=here)
    _leave_only(here, {*_needs(address), *sample.also})

    first = next(_ask(browser, address, here, sample))

    assert first.status_code in (ANSWERED | {404} if sample.is_ones_own else ANSWERED)


def test_the_owner_is_let_in_and_every_page_is_free_of_inline_code(address: Address, here: Location):
    sample = sample_for(address.name, address.ids, here)

    page, *posted = _ask(a_browser_of(Role.OWNER, location=here), address, here, sample)

    assert page.status_code in ANSWERED
    assert {answer.status_code for answer in posted} <= (SAID_NO if sample.refuses_the_owner else MADE)
    assert [fault for answer in (page, *posted) for fault in _faults(answer)] == []


def test_a_thing_of_another_location_is_neither_found_nor_touched(
    address: Address, here: Location, elsewhere: Location
):
    own, foreign = (sample_for(address.name, address.ids, place) for place in (here, elsewhere))
    before = _rows_of(elsewhere)

    page, *posted = _ask(a_browser_of(Role.OWNER, location=here), address, here, foreign)

    if foreign.ids or foreign.query != own.query:
        assert page.status_code in {404, 405}
    if foreign.ids:
        assert {answer.status_code for answer in posted} <= {404, 405}
    assert all(answer.status_code < 500 for answer in (page, *posted))
    assert all(FOREIGN_NAME.encode() not in answer.content for answer in (page, *posted))
    assert _rows_of(elsewhere) == before


def test_a_thing_of_ones_own_is_never_tied_to_one_of_another_location(
    address: Address, here: Location, elsewhere: Location
):
    own, foreign = (sample_for(address.name, address.ids, place) for place in (here, elsewhere))
    browser, before = a_browser_of(Role.OWNER, location=here), _rows_of(elsewhere)

    for name in (own.post or {}) if own.post != foreign.post else ():
        mixed = (own.post or {}) | {name: (foreign.post or {}).get(name, "")}
        answer = browser.post(reverse(address.name, kwargs={"location_id": here.pk, **own.ids}), mixed)

        assert answer.status_code < 500, f"{name} of another location"
        assert FOREIGN_NAME.encode() not in answer.content

    assert _ties_out_of(here) == []
    assert _rows_of(elsewhere) == before


def _ask(browser: Browser, address: Address, place: Location, sample: Sample) -> Iterator[Any]:
    """The answer to a GET and, where the sample has something to post, to that POST."""
    url = reverse(address.name, kwargs={"location_id": place.pk, **sample.ids})
    yield browser.get(url, sample.query)
    if sample.post is not None:
        yield browser.post(url, sample.post)


def _needs(address: Address) -> tuple[Right, ...]:
    return tuple(Right(key) for key in getattr(address.view, "needs", ()))


def _leave_only(place: Location, rights: set[Right]) -> None:
    """Switch everything else off for everybody who works there."""
    for membership in Membership.objects.filter(location=place):
        membership.role = Role.OWNER if Right.FULL in rights else Role.MANAGER
        membership.switched = {} if Right.FULL in rights else {right.value: right in rights for right in Right}
        membership.save()


def _faults(answer: HttpResponse) -> list[str]:
    is_page = answer.get("Content-Type", "").startswith("text/html")
    return faults_of_page(answer.content.decode()) if is_page else []


def _rows_of(place: Location) -> list[tuple[str, str]]:
    """Every row of every table that belongs to the location, as it is now."""
    return _found(_every_row(), place)


def _ties_out_of(place: Location) -> list[tuple[str, str]]:
    """Each row of the location that refers to a row of another."""
    return _found(_every_tie_out(), place)


def _found(sql: str, place: Location) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"place": place.pk})
        return [(name, row) for name, row in cursor.fetchall()]


@cache
def _every_row() -> str:
    return " UNION ALL ".join(
        f"""SELECT '{model.__name__}', mine::text FROM "{model._meta.db_table}" mine WHERE location_id = %(place)s"""
        for model in _of_locations()
    ) + " ORDER BY 1, 2"  # fmt: skip


@cache
def _every_tie_out() -> str:
    return " UNION ALL ".join(
        f"""SELECT '{model.__name__}.{field.name}', mine::text FROM "{model._meta.db_table}" mine
            JOIN "{other._meta.db_table}" other ON other.id = mine."{field.column}"
            WHERE mine.location_id = %(place)s AND other.location_id <> %(place)s"""
        for model in _of_locations()
        for field in model._meta.concrete_fields
        if field.is_relation and (other := field.related_model) in _of_locations()
    )


@cache
def _of_locations() -> list[type[Model]]:
    return [model for model in apps.get_models() if _belongs_to_a_location(model)]


def _belongs_to_a_location(model: type[Model]) -> bool:
    names = {field.name for field in model._meta.get_fields()}
    return "location" in names and not issubclass(model, HistoryEvent)
