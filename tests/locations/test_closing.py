"""A location is closed, keeps all it has, and is opened again from another one of the business."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from daybook.access.choices import Right, Role
from daybook.bookings.models import Booking
from daybook.locations.models import Location
from daybook.locations.operations import close_location, reopen_location
from daybook.locations.operations.close_location import LastLocation, StillBooked
from daybook.shared.errors import NotAllowed, NotThere
from tests.access.doors import signed_in
from tests.factories import a_booking, a_location, a_membership, a_staff_member, a_user, an_actor
from tests.shared.listing.lists import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def porto() -> Location:
    return a_location("Porto")


@pytest.fixture
def lisbon(porto: Location) -> Location:
    """Somebody else owns it."""
    place = a_location("Lisbon", business=porto.business)
    a_membership(Role.OWNER, location=place)
    return place


def test_nobody_gets_into_a_closed_location_and_what_was_booked_is_kept(lisbon: Location, porto: Location):
    clerk = a_membership(Role.ADMINISTRATOR, location=porto)
    booking = a_booking(location=porto, starts_at=timezone.now() - timedelta(days=3))

    close_location(actor=an_actor(location=porto))

    assert signed_in(clerk).get(f"/l/{porto.pk}/bookings/").status_code == 404
    assert Booking.objects.get() == booking


def test_a_closed_location_is_opened_again_from_another_one(lisbon: Location, porto: Location):
    clerk = a_membership(Role.ADMINISTRATOR, location=porto)
    close_location(actor=an_actor(location=porto))

    reopen_location(porto.pk, actor=an_actor(location=lisbon))

    assert signed_in(clerk).get(f"/l/{porto.pk}/bookings/").status_code == 200
    with pytest.raises(NotThere):
        reopen_location(porto.pk, actor=an_actor(location=lisbon))


def test_the_only_location_and_the_last_that_has_an_owner_are_not_closed(porto: Location):
    a_membership(Role.MANAGER, location=a_location("Lisbon", business=porto.business))
    a_membership(Role.OWNER, location=a_location("Of somebody else"))

    with pytest.raises(LastLocation):
        close_location(actor=an_actor(location=porto))


def test_a_location_at_which_clients_are_expected_is_not_closed(lisbon: Location, porto: Location):
    rosa = a_staff_member("Rosa", location=porto)
    a_booking(staff=rosa, location=porto, starts_at=timezone.now() + timedelta(days=1))

    with pytest.raises(StillBooked):
        close_location(actor=an_actor(location=porto))

    week = timedelta(days=7)
    Booking.objects.update(starts_at=F("starts_at") - week, ends_at=F("ends_at") - week)
    assert close_location(actor=an_actor(location=porto)).retired_at is not None


def test_closing_and_opening_again_take_full_access_and_stay_within_the_business(lisbon: Location, porto: Location):
    manager = frozenset(Right) - {Right.FULL}
    foreign = a_location("Foreign", retired_at=timezone.now())
    closed = a_location("Closed", business=porto.business, retired_at=timezone.now())

    with pytest.raises(NotAllowed):
        close_location(actor=an_actor(*manager, location=porto))
    with pytest.raises(NotAllowed):
        reopen_location(closed.pk, actor=an_actor(*manager, location=porto))
    with pytest.raises(NotThere):
        reopen_location(foreign.pk, actor=an_actor(location=porto))


def test_an_owner_closes_a_location_goes_on_at_the_other_and_opens_it_again_there(lisbon: Location, porto: Location):
    olga = a_user("Olga Owner")
    owner = a_membership(Role.OWNER, user=olga, location=porto)
    a_membership(Role.OWNER, user=olga, location=lisbon)
    browser = signed_in(owner)

    asked = browser.get(f"/l/{porto.pk}/settings/location/close/")
    closed = browser.post(f"/l/{porto.pk}/settings/location/close/", follow=True)
    page = browser.get(f"/l/{lisbon.pk}/settings/location/")
    opened = browser.post(f"/l/{lisbon.pk}/settings/location/{porto.pk}/reopen/", follow=True)

    assert "Everything is kept" in words_of(asked)
    assert f"/l/{lisbon.pk}/" in closed.redirect_chain[-1][0]
    assert "Open Porto again" in words_of(page)
    assert "Porto is open again." in words_of(opened)
    assert "Open Porto again" not in words_of(opened)
