"""Many payments at once: each at its own moment, none above what is left to pay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.bookings.queries.sums import wrong_sums
from daybook.payments.choices import PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.operations import record_payments
from daybook.payments.wishes import PaymentWish
from tests.factories import a_booking, a_location, a_service, an_actor

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


def a_payment_of(booking: Booking, amount: str, *, paid_at: datetime = WHEN) -> PaymentWish:
    return PaymentWish(booking.pk, Decimal(amount), PaymentMethod.CARD, paid_at)


def codes(outcome) -> list[tuple[int, str]]:
    return [(wish.booking_id, refusal.code) for wish, refusal in outcome.refused]


def test_each_is_booked_at_its_own_moment_and_the_booking_repeats_the_sum():
    haircut = a_service(price=40)
    first, second = a_booking(services=(haircut,)), a_booking(services=(haircut,), paid=10)
    clerk = an_actor()

    outcome = record_payments(
        [a_payment_of(first, "15"), a_payment_of(first, "25"), a_payment_of(second, "30")], actor=clerk
    )

    assert (len(outcome.done), outcome.refused) == (3, [])
    assert list(Booking.objects.order_by("pk").values_list("paid", "payments_count", "version")) == [
        (40, 2, 2),
        (40, 2, 2),
    ]
    made = Payment.objects.filter(paid_at=WHEN)
    assert set(made.values_list("method", "created_by_id", "location_id")) == {
        ("card", clerk.user_id, clerk.location_id)
    }
    assert list(wrong_sums()) == []


def test_what_cannot_be_booked_is_left_with_the_reason():
    haircut = a_service(price=40)
    good, paid, gone = a_booking(services=(haircut,)), a_booking(services=(haircut,), paid=40), a_booking(deleted=True)
    elsewhere = a_booking(location=a_location("Aurora Porto"))
    wishes = [
        a_payment_of(good, "40"),
        a_payment_of(good, "0.01"),
        a_payment_of(paid, "1"),
        a_payment_of(gone, "1"),
        a_payment_of(elsewhere, "1"),
        a_payment_of(good, "0"),
        a_payment_of(good, "1.005"),
    ]

    outcome = record_payments(wishes, actor=an_actor())

    assert outcome.done == wishes[:1]
    assert codes(outcome) == [
        (good.pk, "too_much"),
        (paid.pk, "too_much"),
        (gone.pk, "already_deleted"),
        (elsewhere.pk, "not_found"),
        (good.pk, "amount"),
        (good.pk, "amount"),
    ]
    assert list(wrong_sums()) == []


def test_money_is_not_taken_in_the_future_nor_without_the_right():
    booking = a_booking(services=(a_service(price=40),))
    tomorrow = timezone.now() + timedelta(days=1)

    early = record_payments([a_payment_of(booking, "1", paid_at=tomorrow)], actor=an_actor())
    unentitled = record_payments([a_payment_of(booking, "1")], actor=an_actor(Right.REGISTER))

    assert (codes(early), codes(unentitled)) == ([(booking.pk, "future")], [(booking.pk, "no_right")])
    assert Payment.objects.count() == 0
