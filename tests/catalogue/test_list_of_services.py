from __future__ import annotations

import pytest
from django.utils import timezone

from daybook.access.choices import Role
from daybook.catalogue.models import Service, ServiceCategory
from daybook.locations.models import Location
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_service, a_service_category, a_staff_member
from tests.shared.listing.lists import SERVICES, cells_of, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here", currency="EUR", locale="en")


def test_a_row_tells_what_is_sold_for_how_much_and_who_gives_it(here: Location):
    rosa, gone = a_staff_member("Rosa Marín", location=here), a_staff_member("Gone", location=here)
    gone.retired_at = timezone.now()
    gone.save()
    hair = a_service_category("Hair", location=here)
    cut = a_service("Cut", category=hair, price=1200, duration=5400, staff=rosa)
    cut.given_by.create(staff_member=gone)

    [row] = cells_of(a_browser_of(Role.OWNER, location=here).get(SERVICES.address(here)))

    assert row == {
        "Name": "Cut",
        "Category": "Hair",
        "Duration": "1 h 30 min",
        "Price from": "€1,200.00",
        "Price to": "€1,200.00",
        "Staff who give it": "Rosa Marín",
        "ID": str(cut.pk),
    }


def test_services_stand_by_category_and_within_it_by_name(here: Location):
    hair, body = a_service_category("Hair", location=here), a_service_category("Body", location=here)
    made = [a_service(name, category=category).pk for name, category in (("b", hair), ("a", hair), ("z", body))]

    page = a_browser_of(Role.OWNER, location=here).get(SERVICES.address(here))

    assert rows_of(page) == [made[2], made[1], made[0]]


def test_categories_and_what_stands_in_them_come_in_their_places(here: Location):
    hair, body = a_service_category("Hair", location=here), a_service_category("Body", location=here)
    ServiceCategory.objects.filter(pk=body.pk).update(place=1)
    made = {name: a_service(name, category=shelf).pk for name, shelf in (("a", hair), ("b", hair), ("z", body))}
    Service.objects.filter(pk=made["a"]).update(place=10)
    Service.objects.filter(pk=made["b"]).update(place=9)

    page = a_browser_of(Role.OWNER, location=here).get(SERVICES.address(here))

    assert rows_of(page) == [made["b"], made["a"], made["z"]]


@pytest.mark.parametrize(("sort", "expected"), [("price", "abc"), ("-price", "cba"), ("duration", "bca")])
def test_services_can_stand_by_price_and_by_duration(sort: str, expected: str, here: Location):
    wished = {"a": (10, 5400), "b": (25, 900), "c": (120, 3600)}
    made = {
        name: a_service(name, price=price, duration=seconds, location=here).pk
        for name, (price, seconds) in wished.items()
    }

    page = a_browser_of(Role.OWNER, location=here).get(SERVICES.address(here, sort=sort))

    assert rows_of(page) == [made[name] for name in expected]


def test_services_are_asked_for_by_category_and_one_of_elsewhere_is_none(here: Location):
    hair, body = a_service_category("Hair", location=here), a_service_category("Body", location=here)
    cut, _massage = a_service("Cut", category=hair), a_service("Massage", category=body)
    foreign = a_service_category("Hair", location=a_location("Elsewhere"))
    browser = a_browser_of(Role.OWNER, location=here)

    found, wrong = (browser.get(SERVICES.address(here, category=each.pk)) for each in (hair, foreign))

    assert (rows_of(found), wrong.status_code, rows_of(wrong)) == ([cut.pk], 422, [])
