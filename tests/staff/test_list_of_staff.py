from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from daybook.access.choices import Role
from daybook.locations.models import Location
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.changelog.reading import words_of
from tests.factories import a_location, a_position, a_staff_member, a_user, an_actor
from tests.shared.listing.lists import STAFF, cells_of, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Location:
    return a_location("Here")


def test_a_row_tells_the_position_and_who_signs_in_as_them(here: Location):
    rosa = a_staff_member("Rosa Marín", position=a_position("Barber", location=here))
    StaffMember.objects.filter(pk=rosa.pk).update(user=a_user("Rosa at home"))

    [row] = cells_of(a_browser_of(Role.OWNER, location=here).get(STAFF.address(here)))

    assert row == {"Name": "Rosa Marín", "Position": "Barber", "Signs in as": "Rosa at home", "ID": str(rosa.pk)}


def test_until_when_somebody_serves_stands_beside_their_name_and_in_the_file(here: Location):
    rosa, pavel = a_staff_member("Rosa", location=here), a_staff_member("Pavel", location=here)
    StaffMember.objects.filter(pk=rosa.pk).update(last_day=date(2090, 12, 12))
    StaffMember.objects.filter(pk=pavel.pk).update(last_day=date(2026, 3, 2), retired_at=timezone.now())

    page = a_browser_of(Role.OWNER, location=here).get(STAFF.address(here)).content.decode()
    rows = STAFF.file_rows(an_actor(location=here))

    assert "Rosa until 12 Dec 2090" in words_of(page)
    assert "Pavel Dismissed" in words_of(page)
    assert [row["Last day"] for row in rows] == [date(2026, 3, 2), date(2090, 12, 12)]


def test_who_has_no_position_is_listed_too_also_when_sorted_by_it(here: Location):
    barber = a_staff_member("Rosa", position=a_position("Barber", location=here))
    nothing = a_staff_member("Pavel", location=here)

    page = a_browser_of(Role.OWNER, location=here).get(STAFF.address(here, sort="position"))

    assert rows_of(page) == [nothing.pk, barber.pk]


def test_staff_are_asked_for_by_position_and_by_a_part_of_the_name(here: Location):
    barber = a_position("Barber", location=here)
    rosa, pavel = a_staff_member("Rosa Marín", position=barber), a_staff_member("Pavel", position=barber)
    a_staff_member("Rosa Else", location=here)
    browser = a_browser_of(Role.OWNER, location=here)

    both = browser.get(STAFF.address(here, position=barber.pk, sort="number"))
    one = browser.get(STAFF.address(here, position=barber.pk, name="MARIN"))

    assert (rows_of(both), rows_of(one)) == ([rosa.pk, pavel.pk], [rosa.pk])


def test_staff_can_stand_by_their_numbers(here: Location):
    made = [a_staff_member(name, location=here).pk for name in ("Zoya", "Anna", "Boris")]

    page = a_browser_of(Role.OWNER, location=here).get(STAFF.address(here, sort="-number"))

    assert rows_of(page) == made[::-1]
