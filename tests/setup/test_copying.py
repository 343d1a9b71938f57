"""A further location begins with what another one of the business sells, and with who serves there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daybook.access.choices import Right, Role
from daybook.catalogue.models import Service, ServiceStaff
from daybook.locations.models import Location
from daybook.setup.operations import copy_location
from daybook.setup.wishes import CopyWish
from daybook.shared.actor import Actor
from daybook.shared.errors import NotAllowed, NotThere
from daybook.staff.models import StaffMember
from tests.access.doors import signed_in
from tests.changelog.reading import words_of
from tests.factories import (
    a_location,
    a_membership,
    a_position,
    a_service,
    a_service_category,
    a_staff_member,
    a_user,
    an_actor,
)
from tests.pages import faults_of_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def lisbon() -> Location:
    """Rosa cuts hair there, for 50 of her own."""
    place = a_location("Lisbon")
    rosa = a_staff_member("Rosa", position=a_position("Stylist", location=place))
    cut = a_service("Cut", category=a_service_category("Hair", location=place), price=40, duration=5400)
    ServiceStaff.objects.create(service=cut, staff_member=rosa, price=50)
    return place


@pytest.fixture
def porto(lisbon: Location) -> Location:
    return a_location("Porto", business=lisbon.business)


def an_owner_of(*places: Location) -> Actor:
    """Somebody who owns all of these, acting at the last."""
    olga = a_user("Olga Owner")
    for place in places:
        a_membership(Role.OWNER, user=olga, location=place)
    return an_actor(location=places[-1], user=olga)


def givers(place: Location) -> list[tuple[str, str, Decimal | None]]:
    links = ServiceStaff.objects.filter(service__location=place)
    return list(links.values_list("service__name", "staff_member__name", "price"))


def test_services_come_with_their_categories_times_and_prices_and_without_staff(lisbon: Location, porto: Location):
    copied = copy_location(CopyWish(lisbon.pk), actor=an_owner_of(lisbon, porto))

    cut = Service.objects.get(location=porto)
    assert (cut.name, cut.category.title, cut.duration, cut.price_min) == ("Cut", "Hair", 5400, Decimal(40))
    assert cut.category.location == porto
    assert (copied.services, copied.staff, StaffMember.objects.filter(location=porto).count()) == (1, 0, 0)


def test_staff_come_with_positions_and_with_what_they_give_at_their_own_prices(lisbon: Location, porto: Location):
    copy_location(CopyWish(lisbon.pk, with_staff=True), actor=an_owner_of(lisbon, porto))

    rosa = StaffMember.objects.get(location=porto)
    assert (rosa.name, rosa.position and rosa.position.title, rosa.user) == ("Rosa", "Stylist", None)
    assert rosa.position
    assert rosa.position.location == porto
    assert givers(porto) == [("Cut", "Rosa", Decimal(50))]


def test_twice_is_harmless_and_what_is_here_stays_as_it_is(lisbon: Location, porto: Location):
    owner = an_owner_of(lisbon, porto)
    a_service("cut", category=a_service_category("hair", location=porto), price=10)

    first = copy_location(CopyWish(lisbon.pk, with_staff=True), actor=owner)
    again = copy_location(CopyWish(lisbon.pk, with_staff=True), actor=owner)

    assert ((first.services, first.staff), (again.services, again.staff)) == ((0, 1), (0, 0))
    assert [service.price_min for service in Service.objects.filter(location=porto)] == [Decimal(10)]
    assert givers(porto) == [("cut", "Rosa", Decimal(50))]


def test_prices_do_not_come_into_another_currency(lisbon: Location):
    london = a_location("London", currency="GBP", business=lisbon.business)

    copied = copy_location(CopyWish(lisbon.pk, with_staff=True), actor=an_owner_of(lisbon, london))

    assert (copied.with_prices, Service.objects.get(location=london).price_min) == (False, Decimal(0))
    assert givers(london) == [("Cut", "Rosa", None)]


def test_nothing_comes_from_a_location_whose_settings_one_may_not_change(lisbon: Location, porto: Location):
    stranger = a_location("Elsewhere")
    a_service("Shave", location=stranger)
    olga = a_user()
    a_membership(Role.OWNER, user=olga, location=porto)
    a_membership(Role.ADMINISTRATOR, user=olga, location=lisbon)
    a_membership(Role.OWNER, user=olga, location=stranger)

    for source in (lisbon, stranger, porto):
        with pytest.raises(NotThere):
            copy_location(CopyWish(source.pk), actor=an_actor(location=porto, user=olga))


def test_whoever_may_not_change_the_settings_here_copies_nothing(lisbon: Location, porto: Location):
    clerk = a_user()
    a_membership(Role.OWNER, user=clerk, location=lisbon)

    with pytest.raises(NotAllowed):
        copy_location(CopyWish(lisbon.pk), actor=an_actor(Right.REGISTER, location=porto, user=clerk))


def test_an_owner_copies_on_the_page_of_the_first_steps(lisbon: Location, porto: Location):
    olga = a_user("Olga Owner")
    here = a_membership(Role.OWNER, user=olga, location=porto)
    a_membership(Role.OWNER, user=olga, location=lisbon)
    browser = signed_in(here)

    page = browser.get(f"/l/{porto.pk}/setup/")
    answer = browser.post(f"/l/{porto.pk}/setup/copy/", {"source": lisbon.pk, "with_staff": "on"}, follow=True)

    assert "From another location:" in words_of(page.text)
    assert faults_of_page(page.text) == []
    assert "Copied from Lisbon: 1 staff member and 1 service." in answer.text
    assert browser.post(f"/l/{porto.pk}/setup/copy/", {"source": a_location().pk}).status_code == 404


def test_an_only_location_offers_nothing_to_copy(lisbon: Location):
    page = signed_in(a_membership(Role.OWNER, location=lisbon)).get(f"/l/{lisbon.pk}/setup/")

    assert page.context["copying"] is None
