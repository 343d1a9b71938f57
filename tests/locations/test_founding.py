"""Opening a business, its locations, and the door for its owner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daybook.access.choices import Right, Role
from daybook.access.models import Membership, User
from daybook.access.rights import command_actor
from daybook.locations.models import Business, Location
from daybook.locations.operations import LocationWish, create_location, found_business
from daybook.shared.errors import Invalid, NotAllowed
from tests.factories import a_business, an_actor

pytestmark = pytest.mark.django_db
LISBON = LocationWish("Aurora Lisbon", "Europe/Lisbon", "EUR", "PT")


def found(**more: str) -> Location:
    owner = {"owner_email": "Ana@Aurora.example", "owner_name": "Ana Lima", "password": "long enough 17 words"}
    return found_business("Aurora", LISBON, **(owner | more), actor=command_actor())


def test_whoever_founds_a_business_owns_its_first_location():
    location = found()

    membership = Membership.objects.get(location=location)
    assert membership.role == Role.OWNER
    assert membership.user.email == "ana@aurora.example"
    assert membership.user.check_password("long enough 17 words")


def test_names_are_kept_as_one_line_whatever_was_sent():
    wish = replace(LISBON, name="Aurora\r\nLisbon ")

    location = found_business(
        " Aurora\r1", wish, owner_email="a@aurora.example", owner_name="Ana\nLima", password="long enough 17 words",
        actor=command_actor(),
    )  # fmt: skip

    owner = Membership.objects.get(location=location).user
    assert (location.name, location.business.name, owner.name) == ("Aurora Lisbon", "Aurora 1", "Ana Lima")


def test_a_business_is_founded_whole_or_not_at_all():
    with pytest.raises(Invalid) as refused:
        found(password="short")

    assert set(refused.value.fields) == {"password"}
    assert (Business.objects.count(), Location.objects.count(), User.objects.count()) == (0, 0, 0)


def test_everything_that_is_wrong_with_a_location_is_said_at_once():
    wrong = LocationWish(" ", "Mars/Olympus", "euro", "XX", grid_minutes=4)

    with pytest.raises(Invalid) as refused:
        create_location(a_business(), wrong, actor=command_actor())

    assert set(refused.value.fields) == {"name", "time_zone", "currency", "country", "grid_minutes"}


def test_opening_a_location_needs_full_access():
    everything_else = [right for right in Right if right != Right.FULL]
    clerk = an_actor(*everything_else)

    with pytest.raises(NotAllowed):
        create_location(a_business(), replace(LISBON, name="Another"), actor=clerk)

    assert not Location.objects.filter(name="Another").exists()
