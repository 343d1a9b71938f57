"""Cards of the catalogue: services, their shelves, and what one staff member gives."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from daybook.access.choices import Right, Role
from daybook.bookings.jobs import renew_categories
from daybook.catalogue.models import Service, ServiceCategory, ServiceStaff
from daybook.catalogue.operations import (
    ServiceWish,
    delete_service,
    delete_service_category,
    edit_service,
    edit_service_category,
    retire_service,
    retire_service_category,
    return_service,
    set_services_of_staff,
)
from daybook.catalogue.wishes import GivenWish
from daybook.shared.errors import Invalid, Stale
from daybook.shared.places import FIRST
from daybook.shared.versions import InUse
from tests.access.doors import a_browser_of
from tests.factories import a_booking, a_location, a_service, a_service_category, a_staff_member, an_actor
from tests.shared.listing.lists import words_of

pytestmark = pytest.mark.django_db


def a_wish(category, **more):
    usual: dict[str, Any] = {"name": "Haircut", "duration": timedelta(hours=1), "price_min": Decimal(40)}
    return ServiceWish(category_id=category.pk, **(usual | more))


def test_a_service_gets_another_name_price_and_givers_and_bookings_keep_their_price():
    manager, rosa, pavel = an_actor(Right.SETTINGS), a_staff_member("Rosa"), a_staff_member("Pavel")
    service = a_service("Cut", price=30, staff=rosa)
    booking = a_booking(services=(service,))

    wish = a_wish(service.category, price_max=Decimal(60), staff_ids=frozenset({pavel.pk}))
    edit_service(service.pk, wish, version=1, actor=manager)

    service.refresh_from_db()
    booking.refresh_from_db()
    assert (service.name, service.price_min, service.price_max) == ("Haircut", 40, 60)
    assert list(service.given_by.values_list("staff_member__name", flat=True)) == ["Pavel"]
    assert booking.cost == 30


def three_of(shelf):
    made = [a_service(name, category=shelf) for name in ("Cut", "Colour", "Shave")]
    for place, service in enumerate(made):
        Service.objects.filter(pk=service.pk).update(place=place)
    return made


def names_in_order(shelf):
    return list(Service.objects.filter(category=shelf).order_by("place", "name").values_list("name", flat=True))


def test_a_service_is_put_first_or_after_another_of_its_category():
    manager, hair = an_actor(Right.SETTINGS), a_service_category("Hair")
    cut, colour, shave = three_of(hair)
    elsewhere = a_service("Massage")

    edit_service(shave.pk, a_wish(hair, name="Shave", after_id=FIRST), version=1, actor=manager)
    first = names_in_order(hair)
    edit_service(cut.pk, a_wish(hair, name="Cut", after_id=colour.pk), version=1, actor=manager)
    edit_service(colour.pk, a_wish(hair, name="Colour", after_id=elsewhere.pk), version=1, actor=manager)

    assert first == ["Shave", "Cut", "Colour"]
    assert names_in_order(hair) == ["Shave", "Colour", "Cut"]


def test_in_another_category_a_service_stands_last():
    manager, hair, body = an_actor(Right.SETTINGS), a_service_category("Hair"), a_service_category("Body")
    cut, _colour, _shave = three_of(hair)
    a_service("Massage", category=body)

    edit_service(cut.pk, a_wish(body, name="Cut", after_id=FIRST), version=1, actor=manager)

    assert names_in_order(body) == ["Massage", "Cut"]


def test_the_card_of_a_service_offers_the_others_of_its_category_to_stand_after():
    here = a_location("Here")
    hair = a_service_category("Hair", location=here)
    cut, colour, shave = three_of(hair)
    browser = a_browser_of(Role.OWNER, location=here)
    address = f"/l/{here.pk}/services/{shave.pk}/"

    form = browser.get(address).context["form"]
    sent = {name: form[name].value() for name in ("name", "category", "duration", "price_min", "version")}
    browser.post(address, sent | {"after": cut.pk})

    assert [label for _number, label in form.fields["after"].choices] == ["First", "After Cut", "After Colour"]
    assert form["after"].value() == colour.pk
    assert names_in_order(hair) == ["Cut", "Shave", "Colour"]


def test_whoever_gave_a_service_keeps_their_own_price_when_others_are_added():
    manager, rosa, pavel = an_actor(Right.SETTINGS), a_staff_member(), a_staff_member()
    service = a_service(staff=rosa)
    ServiceStaff.objects.update(price=99)

    edit_service(
        service.pk, a_wish(service.category, staff_ids=frozenset({rosa.pk, pavel.pk})), version=1, actor=manager
    )

    assert sorted(service.given_by.values_list("price", flat=True), key=str) == [Decimal(99), None]


def test_bookings_follow_a_service_to_another_shelf():
    manager, shelf = an_actor(Right.SETTINGS), a_service_category("Nails")
    service = a_service()
    booking = a_booking(services=(service,))

    edit_service(service.pk, a_wish(shelf), version=1, actor=manager)
    for _time in range(2):
        renew_categories(service_id=service.pk)

    booking.refresh_from_db()
    assert booking.service_category_ids == [shelf.pk]


def test_a_service_in_use_is_retired_and_not_deleted():
    manager, service = an_actor(Right.SETTINGS), a_service()
    a_booking(services=(service,))

    with pytest.raises(InUse):
        delete_service(service.pk, actor=manager)
    retire_service(service.pk, actor=manager)

    assert Service.objects.get().retired_at is not None


def test_a_service_that_returns_brings_its_shelf_back():
    manager, service = an_actor(Right.SETTINGS), a_service()
    retire_service(service.pk, actor=manager)
    retire_service_category(service.category_id, actor=manager)

    return_service(service.pk, actor=manager)

    assert (Service.objects.get().retired_at, ServiceCategory.objects.get().retired_at) == (None, None)


def test_a_shelf_with_services_is_kept_and_an_empty_one_goes():
    manager, service, empty = an_actor(Right.SETTINGS), a_service(), a_service_category("Empty")

    with pytest.raises(Invalid):
        retire_service_category(service.category_id, actor=manager)
    with pytest.raises(InUse):
        delete_service_category(service.category_id, actor=manager)
    delete_service_category(empty.pk, actor=manager)

    assert list(ServiceCategory.objects.all()) == [service.category]


def test_shelves_stand_in_the_order_somebody_gives_them():
    manager = an_actor(Right.SETTINGS)
    first, second = a_service_category("Hair"), a_service_category("Nails")

    edit_service_category(second.pk, "Nails", version=1, after_id=0, actor=manager)

    assert list(ServiceCategory.objects.order_by("place")) == [second, first]


def test_what_somebody_gives_is_set_with_their_own_prices_and_times():
    manager, rosa = an_actor(Right.SETTINGS), a_staff_member("Rosa")
    cut, colour = a_service("Cut", staff=rosa), a_service("Colour")

    own = GivenWish(colour.pk, Decimal("55.50"), timedelta(minutes=90))
    set_services_of_staff(rosa.pk, [own], version=1, actor=manager)

    assert list(rosa.gives.values_list("service__name", "price", "duration")) == [("Colour", Decimal("55.50"), 5400)]
    with pytest.raises(Stale):
        set_services_of_staff(rosa.pk, [GivenWish(cut.pk)], version=1, actor=manager)


def test_the_card_of_a_service_says_what_is_wrong_with_its_price():
    here = a_location()
    service = a_service(location=here)
    browser = a_browser_of(Role.OWNER, location=here)
    sent = {"name": "Cut", "category": service.category_id, "duration": "60", "version": 1}

    letters = browser.post(f"/l/{here.pk}/services/{service.pk}/", sent | {"price_min": "forty"})
    upside_down = browser.post(f"/l/{here.pk}/services/{service.pk}/", sent | {"price_min": "40", "price_max": "30"})

    assert (letters.status_code, upside_down.status_code) == (422, 422)
    assert "Write the price as a number, such as 40." in words_of(letters)
    assert "ends no lower than it starts" in words_of(upside_down)


def test_a_price_may_be_written_with_a_comma_and_spaces():
    here = a_location()
    service = a_service(location=here)
    browser = a_browser_of(Role.OWNER, location=here)
    sent = {"name": "Cut", "category": service.category_id, "duration": "60", "version": 1, "staff": []}

    saved = browser.post(f"/l/{here.pk}/services/{service.pk}/", sent | {"price_min": "1 500,50"})

    service.refresh_from_db()
    assert (saved.status_code, service.price_min) == (302, Decimal("1500.50"))


def test_the_page_of_what_somebody_gives_is_filled_in_and_saved():
    here = a_location()
    rosa = a_staff_member("Rosa", location=here)
    cut = a_service("Cut", location=here, staff=rosa)
    browser = a_browser_of(Role.OWNER, location=here)
    address = f"/l/{here.pk}/services/given-by/{rosa.pk}/"

    panel = browser.get(address, headers={"HX-Request": "true"})
    wrong = browser.post(address, {f"give-{cut.pk}": "on", f"price-{cut.pk}": "much", "version": 1})
    right = browser.post(address, {f"give-{cut.pk}": "on", f"price-{cut.pk}": "25", "version": 1})

    assert "Cut" in words_of(panel)
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert 'value="much"' in wrong.text
    assert rosa.gives.get().price == 25
