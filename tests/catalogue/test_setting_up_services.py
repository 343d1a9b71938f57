"""Services come into the catalogue, are given by staff, and leave it without leaving bookings."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import ProtectedError

from daybook.access.choices import Right
from daybook.catalogue.models import ServiceStaff
from daybook.catalogue.operations import (
    ServiceWish,
    create_service,
    create_service_category,
    give_service,
    retire_service,
    retire_service_category,
)
from daybook.shared.errors import Invalid, NotAllowed
from tests.factories import a_booking, a_location, a_service, a_service_category, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_service_stands_on_its_shelf_at_one_price_or_a_span_of_prices():
    manager = an_actor(Right.SETTINGS)
    hair = create_service_category("Hair", actor=manager)

    one = create_service(ServiceWish("Cut", hair.pk, HOUR, Decimal("30.00")), actor=manager)
    span = create_service(ServiceWish("Colour", hair.pk, HOUR, Decimal(60), Decimal(90)), actor=manager)

    assert (one.price_min, one.price_max, one.duration) == (Decimal("30.00"), Decimal("30.00"), 3600)
    assert (span.price_min, span.price_max) == (60, 90)


def test_everything_that_is_wrong_with_a_service_is_said_at_once():
    wrong = ServiceWish(" ", a_service_category(location=a_location("Elsewhere")).pk, timedelta(), Decimal(-1))

    with pytest.raises(Invalid) as refused:
        create_service(wrong, actor=an_actor(Right.SETTINGS, location=a_location("Here")))

    assert set(refused.value.fields) == {"name", "category", "duration", "price"}


def test_a_staff_member_gives_a_service_at_their_own_price_and_the_last_word_counts():
    manager, cut, joao = an_actor(Right.SETTINGS), a_service("Cut"), a_staff_member("João")

    give_service(cut.pk, joao.pk, price=Decimal(35), actor=manager)
    give_service(cut.pk, joao.pk, price=Decimal(40), duration=HOUR, actor=manager)

    link = ServiceStaff.objects.get()
    assert (link.price, link.duration) == (40, 3600)


def test_staff_of_another_location_give_no_services_here():
    manager, cut = an_actor(Right.SETTINGS), a_service("Cut")
    stranger = a_staff_member(location=a_location("Elsewhere"))

    with pytest.raises(Invalid) as refused:
        give_service(cut.pk, stranger.pk, actor=manager)

    assert set(refused.value.fields) == {"staff"}


def test_a_retired_service_stays_in_its_bookings_and_cannot_be_deleted_under_them():
    cut = a_service("Cut")
    booking = a_booking(services=(cut,))

    retire_service(cut.pk, actor=an_actor(Right.SETTINGS))

    assert booking.lines.get().service == cut
    with pytest.raises(ProtectedError):
        cut.delete()


def test_a_category_that_still_sells_something_is_kept():
    manager, cut = an_actor(Right.SETTINGS), a_service("Cut")

    with pytest.raises(Invalid):
        retire_service_category(cut.category_id, actor=manager)
    retire_service(cut.pk, actor=manager)

    assert retire_service_category(cut.category_id, actor=manager).retired_at is not None


def test_the_catalogue_is_changed_only_with_the_right():
    clerk = an_actor(Right.REGISTER)

    with pytest.raises(NotAllowed):
        create_service_category("Hair", actor=clerk)
    with pytest.raises(NotAllowed):
        retire_service(a_service().pk, actor=clerk)
