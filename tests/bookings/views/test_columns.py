from __future__ import annotations

import pytest

from daybook.access.choices import Role
from daybook.bookings.columns import BY_NAME, REGISTER_COLUMNS
from daybook.bookings.models import ColumnChoice
from daybook.locations.models import Location
from tests.access.doors import a_browser_of
from tests.bookings.views.desk import address_of, the_register
from tests.factories import a_booking, a_location

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here")


def shown(page) -> list[str]:
    return [column.name for column in page.context["columns"]]


def test_the_house_shows_its_own_choice_at_first(here: Location):
    page = a_browser_of(Role.MANAGER, location=here).get(the_register(here))

    assert shown(page) == [column.name for column in REGISTER_COLUMNS if column.is_shown_at_first]


def test_chosen_columns_are_remembered_in_their_order_for_the_person_and_taken_back(here: Location):
    browser, other = a_browser_of(Role.MANAGER, location=here), a_browser_of(Role.MANAGER, location=here)
    address = the_register(here, cancelled="no", columns="number")

    answer = browser.post(address_of("choose_columns", here), {"column": ["client", "visit"], "address": address})
    after = [shown(each.get(the_register(here))) for each in (browser, other)]
    browser.post(address_of("choose_columns", here), {"reset": "1", "address": address})

    assert answer["Location"] == the_register(here, cancelled="no")
    assert after[0] == ["client", "visit"]
    assert after[1] == shown(browser.get(the_register(here))) != after[0]


def test_columns_in_the_address_win_and_are_not_remembered(here: Location):
    browser = a_browser_of(Role.MANAGER, location=here)

    assert shown(browser.get(the_register(here, columns="visit,number"))) == ["visit", "number"]
    assert shown(browser.get(the_register(here))) != ["visit", "number"]


@pytest.mark.parametrize(
    "sent", [{}, {"column": "secret"}, {"column": "visit", "address": "https://elsewhere.example/"}]
)
def test_what_is_no_column_or_comes_from_elsewhere_is_refused(sent: dict[str, str], here: Location):
    browser = a_browser_of(Role.MANAGER, location=here)

    answer = browser.post(address_of("choose_columns", here), {"address": the_register(here), **sent})

    assert (answer.status_code, ColumnChoice.objects.count()) == (422, 0)


def test_each_column_can_be_drawn(here: Location):
    a_booking(location=here)
    a_booking(location=here, deleted=True)

    page = a_browser_of(Role.MANAGER, location=here).get(the_register(here, columns=",".join(BY_NAME)))

    assert shown(page) == list(BY_NAME)
    assert [page.content.decode().count(f'class="cell-{name}') for name in BY_NAME] == [2] * len(BY_NAME)
