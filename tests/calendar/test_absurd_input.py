"""Values that no page would send: each is refused in words, and nothing is written."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.payments.models import Payment
from tests.access.doors import a_browser_of
from tests.calendar.forms import Fields, line_fields, saved
from tests.factories import a_booking, a_location, a_payment, a_service, a_staff_member

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
DIGITS = "9" * 5000  # more than Python turns into a number


@pytest.fixture(params=["America/New_York", "Asia/Tokyo"])
def here(request):
    """West and east of UTC: the first and the last day there is are out of reach on different sides."""
    return a_location(time_zone=request.param)


@pytest.fixture
def owner(here):
    return a_browser_of(Role.OWNER, location=here)


@pytest.mark.parametrize(
    "values",
    [
        {"day": "0001-01-01", "clock": "00:00"},
        {"day": "9999-12-31", "clock": "23:30"},
        {"day": "9999-12-31", "clock": "23:30", "duration": "24:00"},
        {"duration": "0"},
        {"duration": "-1"},
        {"duration": "25:00"},
        {"staff": DIGITS},
        {"comment": "a\0b"},
        {"shown": "0001-01-01T00:00:00+14:00|86400", "staff": "0"},
        {"shown": "9999-12-31T23:59:00-14:00|86400", "staff": "0"},
        {"shown": f"2026-03-02T10:00:00+00:00|{10**14}", "staff": "0"},
    ],
)
def test_no_absurd_time_or_person_is_saved(owner, here, values):
    booking = a_booking(location=here, starts_at=TEN)

    answer = saved(owner, booking, values)

    assert answer.status_code == 422
    assert Booking.objects.get().version == booking.version


@pytest.mark.parametrize(
    "values",
    [
        {"price": "9999999999.99", "amount": "999"},
        {"price": "NaN"},
        {"price": "1e400"},
        {"price": "0.001"},
        {"price": "-1"},
        {"discount": "101"},
        {"amount": "0"},
        {"service": DIGITS},
    ],
)
def test_no_absurd_price_is_saved(owner, here, values):
    booking = a_booking(location=here, starts_at=TEN, services=(a_service(location=here, price=40),))

    answer = saved(owner, booking, line_fields(booking, **values))

    assert answer.status_code == 422
    assert Booking.objects.get().cost == 40


@pytest.mark.parametrize("question", ["new=1&date=0001-01-01&time=00:00", "new=1&date=9999-12-31&time=23:30"])
def test_a_new_visit_does_not_begin_on_a_day_that_nobody_lives_to_see(owner, here, question):
    page = owner.get(f"/l/{here.pk}/calendar/?{question}")

    assert page.status_code == 200
    assert b"9999" not in page.content


def test_a_search_for_what_is_no_letter_says_so(owner, here):
    page = owner.get(f"/l/{here.pk}/calendar/clients/", {"client-search": "ann\0a"})

    assert page.status_code == 200
    assert b"This holds a sign that is no letter." in page.content


def test_the_key_of_another_locations_payment_is_no_key_here(owner, here):
    elsewhere, key = a_location("Elsewhere"), uuid4()
    taken = a_payment(a_booking(location=elsewhere, services=(a_service(location=elsewhere),)), 5)
    Payment.objects.filter(pk=taken.pk).update(form_key=key)
    booking = a_booking(location=here, services=(a_service(location=here, price=40),))

    answer = owner.post(
        f"/l/{here.pk}/calendar/bookings/{booking.pk}/pay/",
        {"amount": "5", "method": "cash", "form_key": str(key)},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 422
    assert Payment.objects.count() == 1


def test_more_bookings_than_a_visit_takes_are_not_left_out_in_silence(owner, here):
    staff = a_staff_member(location=here)
    keys = [f"n0000{number:02x}" for number in range(31)]
    fields: Fields = {"booking": keys, "client-who": "nobody"}
    for number, key in enumerate(keys):
        fields |= {f"{key}-staff": staff.pk, f"{key}-day": f"2026-03-{number + 1:02}", f"{key}-clock": "10:00"}
        fields |= {f"{key}-duration": "1:00", f"{key}-status": "0"}

    answer = owner.post(f"/l/{here.pk}/calendar/new/save/", fields)

    assert answer.status_code == 422
    assert "A visit has at most 30 bookings here." in answer.content.decode()
    assert Booking.objects.count() == 0
