from decimal import Decimal
from typing import Any

import pytest

from daybook.access.choices import Right
from daybook.bookings.models import Booking, Line
from daybook.bookings.operations import create_booking, edit_booking
from daybook.bookings.wishes import LineWish
from daybook.catalogue.models import ServiceStaff
from daybook.shared.errors import Invalid
from tests.bookings.operations.wishing import a_wish
from tests.factories import a_location, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db
WITHOUT_PRICES = set(Right) - {Right.EDIT_COST, Right.EDIT_DISCOUNT}


def the_line(booking: Booking) -> tuple[Any, ...]:
    line = Line.objects.get(booking=booking)
    return line.price, line.amount, line.discount, line.cost


def test_without_a_word_on_prices_the_catalogue_counts():
    service = a_service(price=40)

    booking = create_booking(a_wish(lines=(LineWish(service.pk, amount=2),)), None, actor=an_actor())

    assert the_line(booking) == (40, 2, 0, 80)
    assert booking.price == booking.cost == 80


def test_a_staff_members_own_price_counts_over_the_services():
    olga, service = a_staff_member(), a_service(price=40)
    ServiceStaff.objects.create(service=service, staff_member=olga, price=55)

    booking = create_booking(a_wish(lines=(LineWish(service.pk),), staff=olga), None, actor=an_actor())

    assert booking.cost == 55


def test_a_discount_is_taken_off_and_rounded_half_up():
    line = LineWish(a_service().pk, price=Decimal("33.33"), discount=Decimal("12.5"))

    booking = create_booking(a_wish(lines=(line,)), None, actor=an_actor())

    assert the_line(booking) == (Decimal("33.33"), 1, Decimal("12.50"), Decimal("29.16"))


def test_in_a_currency_without_cents_costs_are_whole():
    tokyo = a_location(currency="JPY", time_zone="Asia/Tokyo")
    line = LineWish(a_service(location=tokyo).pk, price=Decimal(999), discount=Decimal(50))

    booking = create_booking(
        a_wish(lines=(line,), staff=a_staff_member(location=tokyo)), None, actor=an_actor(location=tokyo)
    )

    assert booking.cost == 500


def test_a_given_cost_counts_and_the_discount_follows():
    line = LineWish(a_service().pk, price=Decimal(90), cost=Decimal(60))

    booking = create_booking(a_wish(lines=(line,)), None, actor=an_actor())

    assert the_line(booking) == (90, 1, Decimal("33.33"), 60)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"price": Decimal(-1)}, "price"),
        ({"price": Decimal("0.001")}, "price"),
        ({"price": Decimal("NaN")}, "price"),
        ({"price": Decimal("1E+30")}, "price"),
        ({"amount": 0}, "amount"),
        ({"discount": Decimal(101)}, "discount"),
        ({"discount": Decimal("0.001")}, "discount"),
        ({"price": Decimal(40), "cost": Decimal(41)}, "cost"),
        ({"price": Decimal(40), "cost": Decimal(-1)}, "cost"),
    ],
)
def test_what_is_no_price_is_refused(line, field):
    wish = a_wish(lines=(LineWish(a_service().pk, **line),))

    with pytest.raises(Invalid) as refusal:
        create_booking(wish, None, actor=an_actor())

    assert list(refusal.value.fields) == [f"bookings-0-lines-0-{field}"]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"price": Decimal(39)}, "price"),
        ({"discount": Decimal(5)}, "discount"),
        ({"cost": Decimal(39)}, "discount"),
        ({"price": Decimal(40), "cost": Decimal("39.99")}, "discount"),
    ],
)
def test_prices_and_discounts_need_their_rights(line, field):
    clerk = an_actor(*WITHOUT_PRICES)
    wish = a_wish(lines=(LineWish(a_service(price=40).pk, **line),))

    with pytest.raises(Invalid) as refusal:
        create_booking(wish, None, actor=clerk)

    assert list(refusal.value.fields) == [f"bookings-0-lines-0-{field}"]


def test_whoever_may_not_change_prices_leaves_those_given_before():
    olga, service = a_staff_member(), a_service(price=40)
    special = LineWish(service.pk, price=Decimal(30), cost=Decimal("19.99"))
    booking = create_booking(a_wish(lines=(special,), staff=olga), None, actor=an_actor())
    before = the_line(booking)
    clerk = an_actor(*WITHOUT_PRICES)

    plain = a_wish(lines=(LineWish(service.pk),), staff=olga, comment="window seat")
    booking = edit_booking(booking.pk, plain, version=booking.version, actor=clerk)

    assert the_line(booking) == before
    assert booking.comment == "window seat"
