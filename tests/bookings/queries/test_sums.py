import pytest

from daybook.bookings.models import Booking
from daybook.bookings.queries.sums import wrong_sums
from tests.factories import a_booking, a_booking_category, a_location, a_service

pytestmark = pytest.mark.django_db

WRONG = {
    "price": 1,
    "cost": 1,
    "paid": 1,
    "payments_count": 9,
    "service_ids": [],
    "service_category_ids": [],
    "category_ids": [],
}


def a_full_booking(**more) -> Booking:
    place = more.get("location")
    label = a_booking_category(location=place)
    return a_booking(
        services=(a_service(location=place), a_service(location=place)), paid=30, categories=(label,), **more
    )


def test_a_booking_that_repeats_its_rows_rightly_is_not_told():
    a_full_booking(), a_booking(), a_full_booking(deleted=True)

    assert list(wrong_sums()) == []


@pytest.mark.parametrize("field", WRONG)
def test_each_field_that_differs_is_told(field):
    booking = a_full_booking()
    Booking.objects.update(**{field: WRONG[field]})

    [wrong] = wrong_sums()

    assert (wrong.booking_id, wrong.field) == (booking.pk, field)
    assert wrong.stored != wrong.source


def test_only_the_location_asked_for_is_compared():
    here, there = a_location(), a_location("Elsewhere")
    ours, _theirs = a_full_booking(location=here), a_full_booking(location=there)
    Booking.objects.update(cost=1)

    assert [wrong.booking_id for wrong in wrong_sums(here.pk)] == [ours.pk]
    assert len(list(wrong_sums())) == 2
