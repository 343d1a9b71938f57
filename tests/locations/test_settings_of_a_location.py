"""The settings of a location: what changes, what bookings forbid, and opening another one."""

from dataclasses import replace

import pytest

from daybook.access.choices import Right, Role
from daybook.access.models import Membership
from daybook.datalog.models import DownloadWork
from daybook.datalog.operations.end import _link_is_good
from daybook.locations.models import Location
from daybook.locations.operations import LocationWish, edit_location, open_location, rename_business
from daybook.shared.errors import Invalid, NotAllowed, Stale
from tests.access.doors import a_browser_of, signed_in
from tests.datalog.asking import ask, somebody
from tests.factories import a_booking, a_business, a_location, a_membership, an_actor
from tests.shared.listing.lists import words_of

pytestmark = pytest.mark.django_db
PORTO = LocationWish("Porto", "Europe/Lisbon", "EUR", "PT", "pt", 10, 30, 14)


def sent(here, **changed):
    known = {name: getattr(here, name) for name in ("name", "time_zone", "currency", "country", "locale")}
    return known | {"grid_minutes": here.grid_minutes, "visit_interval_minutes": 60, "version": 1} | changed


def test_everything_of_a_location_can_be_changed_while_nothing_is_booked():
    here = a_location("Lisbon")

    wish = replace(PORTO, time_zone="Europe/Madrid", currency="USD")
    edit_location(wish, version=1, actor=an_actor(Right.SETTINGS, location=here))

    here.refresh_from_db()
    assert (here.name, here.time_zone, here.currency, here.grid_minutes) == ("Porto", "Europe/Madrid", "USD", 10)
    assert (here.visit_interval_minutes, here.link_days, here.version) == (30, 14, 2)


def test_clock_and_currency_stay_once_something_is_booked_and_the_rest_can_change():
    here = a_location("Lisbon")
    booking = a_booking(location=here)
    actor = an_actor(Right.SETTINGS, location=here)

    with pytest.raises(Invalid) as refusal:
        edit_location(replace(PORTO, time_zone="Europe/Madrid", currency="USD"), version=1, actor=actor)
    edit_location(PORTO, version=1, actor=actor)

    before = booking.starts_at
    booking.refresh_from_db()
    assert set(refusal.value.fields) == {"time_zone", "currency"}
    assert (Location.objects.get(pk=here.pk).grid_minutes, booking.starts_at) == (10, before)


def test_all_that_is_wrong_is_said_at_once_and_a_stale_page_overwrites_nothing():
    actor = an_actor(Right.SETTINGS, location=a_location("Lisbon"))
    bad = LocationWish(" ", "Europe/Atlantis", "euro", "XX", "tlh", 4, -1, 0)

    with pytest.raises(Invalid) as refusal:
        edit_location(bad, version=1, actor=actor)
    with pytest.raises(Stale):
        edit_location(PORTO, version=7, actor=actor)

    assert len(refusal.value.fields) == 8


def test_the_location_is_changed_only_with_the_right():
    with pytest.raises(NotAllowed):
        edit_location(PORTO, version=1, actor=an_actor(Right.REGISTER, location=a_location()))


def test_an_owner_opens_another_location_of_the_business_and_is_there():
    business = a_business()
    here = a_location(business=business)
    owner = a_membership(Role.OWNER, location=here)
    browser = signed_in(owner)

    answer = browser.post(f"/l/{here.pk}/settings/location/new/", sent(here, name="Porto"), follow=True)

    porto = Location.objects.get(name="Porto")
    assert (porto.business, answer.redirect_chain[-1][0]) == (business, f"/l/{porto.pk}/setup/")
    assert Membership.objects.get(location=porto).role == Role.OWNER
    assert "Porto is open, and you are there now." in words_of(answer)


def test_an_owner_calls_the_business_otherwise_at_all_of_its_locations():
    business = a_business("Bella")
    here, there = a_location(business=business), a_location(business=business)
    owner = a_membership(Role.OWNER, location=here)
    address = f"/l/{here.pk}/settings/business/"

    wrong = signed_in(owner).post(address, {"name": " "})
    answer = signed_in(owner).post(address, {"name": "Bela"}, follow=True)

    there.refresh_from_db()
    assert (wrong.status_code, "Write the name of the business." in words_of(wrong)) == (422, True)
    assert (there.business.name, answer.redirect_chain[-1][0]) == ("Bela", f"/l/{here.pk}/settings/location/")
    with pytest.raises(NotAllowed):
        rename_business("Bola", actor=an_actor(Right.SETTINGS, location=here))


def test_a_manager_opens_no_location():
    here = a_location()

    with pytest.raises(NotAllowed):
        open_location(PORTO, actor=an_actor(Right.SETTINGS, location=here))
    page = a_browser_of(Role.MANAGER, location=here).get(f"/l/{here.pk}/settings/location/")

    assert "Open another location" not in words_of(page)


def test_the_page_does_not_offer_another_clock_once_something_is_booked():
    here = a_location()
    a_booking(location=here)
    browser = a_browser_of(Role.MANAGER, location=here)

    page = browser.get(f"/l/{here.pk}/settings/location/")
    answer = browser.post(f"/l/{here.pk}/settings/location/", sent(here, name="Porto", time_zone="Europe/Madrid"))

    here.refresh_from_db()
    assert "There are bookings by this clock, so it stays." in words_of(page)
    assert (answer.status_code, here.name, here.time_zone) == (302, "Porto", "Europe/Lisbon")


def test_links_to_files_are_good_as_long_as_the_location_says(settings):
    here = a_location(link_days=3)
    settings.LINK_DAYS = 7
    work = DownloadWork.objects.select_related("download__location").get(pk=ask(somebody(location=here)).pk)

    assert _link_is_good(work).days == 3
