from decimal import Decimal
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from daybook.access.choices import Limit, Right
from daybook.bookings.choices import PaidState
from daybook.bookings.models import Booking
from daybook.bookings.queries.sums import wrong_sums
from daybook.payments.choices import PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.operations import add_payment, refund_payment
from daybook.shared.errors import DomainError, Invalid, NotAllowed, NotThere
from tests.bookings.operations.racing import at_once
from tests.factories import a_booking, a_location, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking() -> Booking:
    return a_booking(services=(a_service(price=40),))


@pytest.fixture
def pay(booking):
    """Pay so much in cash for the booking, as somebody who may do all."""
    clerk = an_actor()

    def paying(amount, *, form_key=None, actor=clerk, by=add_payment) -> Any:
        return by(booking.pk, Decimal(amount), PaymentMethod.CASH, form_key=form_key, actor=actor)

    return paying


def test_partial_payments_add_up_to_paid_in_full(booking, pay):
    pay("15.50")
    booking.refresh_from_db()
    part = booking.paid_state

    pay("24.50")

    booking.refresh_from_db()
    assert (part, booking.paid_state) == (PaidState.PART, PaidState.FULL)
    assert (booking.paid, booking.payments_count, booking.version) == (Decimal(40), 2, 3)


def test_a_refund_gives_back_what_was_paid_and_no_more(booking, pay):
    pay(40)
    pay(30, by=refund_payment)

    with pytest.raises(Invalid, match=r"Only €10.00 was paid"):
        pay("10.01", by=refund_payment)

    booking.refresh_from_db()
    assert (booking.paid, booking.payments_count) == (Decimal(10), 2)
    assert list(wrong_sums()) == []


@pytest.mark.parametrize("amount", ["40.01", "0", "-5", "0.001", "NaN"])
def test_what_is_too_much_or_no_amount_is_refused(pay, amount):
    with pytest.raises(Invalid):
        pay(amount)

    assert Payment.objects.count() == 0


def test_the_same_form_sent_twice_pays_once(pay):
    key = uuid4()

    first, second = pay(15, form_key=key), pay(15, form_key=key)

    assert first == second
    assert Payment.objects.count() == 1


def test_a_form_key_used_for_another_payment_is_refused(pay):
    key = uuid4()
    pay(15, form_key=key)

    with pytest.raises(Invalid):
        pay(16, form_key=key)


def test_the_same_form_sent_again_is_no_error_even_when_all_is_paid(pay):
    key = uuid4()

    assert pay(40, form_key=key) == pay(40, form_key=key)


def test_money_needs_its_right_and_a_booking_one_may_see(booking, pay):
    other = a_staff_member(location=booking.location)
    without, limited = an_actor(*set(Right) - {Right.PAYMENTS}), an_actor(limits={Limit.ONLY_STAFF: other.pk})

    with pytest.raises(NotAllowed):
        pay(5, actor=without)
    for stranger in (limited, an_actor(location=a_location("Elsewhere"))):
        with pytest.raises(NotThere):
            pay(5, actor=stranger)
    assert Payment.objects.count() == 0


def test_a_deleted_booking_takes_no_money():
    gone = a_booking(services=(a_service(price=40),), paid=10, deleted=True)

    with pytest.raises(DomainError, match="deleted"):
        add_payment(gone.pk, Decimal(5), PaymentMethod.CARD, form_key=None, actor=an_actor())


def test_what_was_paid_for_a_deleted_booking_can_be_given_back_by_whoever_sees_it():
    gone = a_booking(services=(a_service(price=40),), paid=10, deleted=True)
    stranger = an_actor(limits={Limit.ONLY_STAFF: a_staff_member("Somebody else").pk})

    with pytest.raises(NotThere):
        refund_payment(gone.pk, Decimal(10), PaymentMethod.CARD, form_key=None, actor=stranger)
    refund_payment(gone.pk, Decimal(10), PaymentMethod.CARD, form_key=None, actor=an_actor())

    gone.refresh_from_db()
    assert (gone.paid, gone.is_deleted, list(wrong_sums())) == (Decimal(0), True, [])


@pytest.mark.django_db(transaction=True)
def test_of_many_payments_at_once_no_more_is_taken_than_is_due():
    booking, clerks = a_booking(services=(a_service(price=40),)), [an_actor() for _ in range(6)]

    came = at_once(
        [
            partial(add_payment, booking.pk, Decimal(15), PaymentMethod.CASH, form_key=None, actor=clerk)
            for clerk in clerks
        ]
    )

    booking.refresh_from_db()
    assert sum(isinstance(result, Payment) for result in came) == 2
    assert (booking.paid, booking.payments_count) == (Decimal(30), 2)


@pytest.mark.django_db(transaction=True)
def test_one_forms_key_sent_for_many_bookings_at_once_pays_for_one_of_them():
    service, key = a_service(price=40), uuid4()
    bookings = [a_booking(services=(service,)) for _ in range(6)]

    came = at_once(
        [
            partial(add_payment, row.pk, Decimal(15), PaymentMethod.CASH, form_key=key, actor=an_actor())
            for row in bookings
        ]
    )

    assert sum(isinstance(result, Payment) for result in came) == 1
    assert sum(isinstance(result, Invalid) for result in came) == 5
    assert list(wrong_sums()) == []
