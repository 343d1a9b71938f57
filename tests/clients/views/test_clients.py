from __future__ import annotations

import random

import pytest
from django.db.models import Q
from django.http import QueryDict

from daybook.access.choices import Right, Role
from daybook.clients.columns import CLIENT_LIST
from daybook.clients.filters import ClientFilters
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.shared.listing import found
from daybook.shared.listing.found import find
from daybook.shared.paging import Cursors
from tests.access.doors import a_browser_of
from tests.factories import a_client, a_location, an_actor
from tests.shared.listing.lists import CLIENTS, cells_of, rows_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here", time_zone="Asia/Tbilisi", currency="GEL", country="GE", locale="en")


def test_a_row_tells_how_to_reach_the_client(here: Location):
    anna = a_client("Anna <Berg>", phone="+995555123456", location=here)
    Client.objects.filter(pk=anna.pk).update(email="anna@example.org", comment="Window\nseat")

    [row] = cells_of(a_browser_of(Role.ADMINISTRATOR, location=here).get(CLIENTS.address(here)))

    assert {name: row[name] for name in ("Name", "Phone", "E-mail", "Comment")} == {
        "Name": "Anna <Berg>",
        "Phone": "+995555123456",
        "E-mail": "anna@example.org",
        "Comment": "Window seat",
    }


def test_phones_are_masked_for_those_who_may_not_see_them_on_the_page_and_in_the_file(here: Location):
    a_client("Anna", phone="+995555123456", location=here)
    blind = an_actor(Right.CLIENTS, Right.CLIENTS_EXCEL, location=here)

    page = a_browser_of(Role.MANAGER, location=here, client_phones_access=False).get(CLIENTS.address(here))

    assert [row["Phone"] for row in cells_of(page)] == ["+XXXXXXXXXXXX"]
    assert [row["Phone"] for row in CLIENTS.file_rows(blind)] == ["+XXXXXXXXXXXX"]
    assert "555123456" not in page.content.decode()


@pytest.mark.parametrize(("typed", "sees", "finds"), [("555 12", True, 1), ("555 12", False, 0), ("123456", False, 0)])
def test_digits_are_guessed_only_by_those_who_see_them(typed: str, sees: bool, finds: int, here: Location):
    a_client("Anna", phone="+995555123456", location=here)

    page = a_browser_of(Role.MANAGER, location=here, client_phones_access=sees).get(CLIENTS.address(here, client=typed))

    assert len(rows_of(page)) == finds
    assert ("only a whole number is searched for" in words_of(page)) is not sees


@pytest.mark.parametrize("typed", ["+995 555 12-34-56", "0555123456", "555123456"])
def test_the_whole_number_finds_the_client_for_everybody(typed: str, here: Location):
    anna = a_client("Anna", phone="+995555123456", location=here)
    a_client("Boris", phone="+995555123457", location=here)

    page = a_browser_of(Role.MANAGER, location=here, client_phones_access=False).get(
        CLIENTS.address(here, client=typed)
    )

    assert rows_of(page) == [anna.pk]


def test_clients_are_asked_for_with_and_without_a_phone(here: Location):
    reached, unknown = a_client("Anna", location=here), a_client("Boris", phone="", location=here)
    browser = a_browser_of(Role.MANAGER, location=here)

    found = {answer: rows_of(browser.get(CLIENTS.address(here, phone=answer))) for answer in ("all", "with", "without")}

    assert found == {"all": [reached.pk, unknown.pk], "with": [reached.pk], "without": [unknown.pk]}


def test_two_digits_are_too_few_to_search_for(here: Location):
    a_client("Anna", phone="+995555123456", location=here)

    page = a_browser_of(Role.MANAGER, location=here).get(CLIENTS.address(here, client="55"))

    assert (page.status_code, rows_of(page)) == (422, [])
    assert "at least 3 digits" in words_of(page)


@pytest.mark.parametrize("few", [0, 3_000], ids=["walked", "sorted whole"])
@pytest.mark.parametrize("sort", ["name", "-name", "created", "-created"])
def test_paging_while_clients_come_and_go_meets_each_surviving_one_once(
    sort: str, few: int, here: Location, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(found, "FEW", few)
    chance, actor = random.Random(sort), an_actor(location=here)
    made = [a_client(chance.choice(["Anna", "Boris", "Ёлка", "zoya"]), location=here).pk for _client in range(30)]
    cursors, met, gone, cursor = Cursors(CLIENT_LIST.orders[sort], "?"), [], set(), ""
    short = type(CLIENT_LIST)(**{**vars(CLIENT_LIST), "page_size": 4})
    while True:
        page = find(short, CLIENT_LIST.ground(actor), cursors, cursor=cursor, actor=actor).page
        met += [row.id for row in page.rows]
        if not page.after:
            break
        cursor = page.after
        a_client(chance.choice(["Aaron", "Mia", "Ядвига"]), location=here)
        gone.add(chance.choice([number for number in made if number not in gone]))
        Client.objects.filter(pk__in=gone).delete()

    assert len(met) == len(set(met))
    assert set(made) - gone <= set(met)


def test_the_question_says_itself_in_words(here: Location):
    actor = an_actor(location=here)

    filters = ClientFilters(QueryDict("client=anna&phone=without&retired=no"), actor)

    assert filters.words() == ["Client: anna", "Phone: Without a phone", "Retired: Not retired"]
    assert all(isinstance(condition, Q) for condition in filters.conditions())
