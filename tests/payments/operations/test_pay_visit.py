"""Taking all that is left for a visit at once."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest

from daybook.access.choices import Limit, Right
from daybook.bookings.choices import PaidState
from daybook.bookings.models import Booking
from daybook.payments.choices import PaymentMethod
from daybook.payments.models import Payment
from daybook.payments.operations import pay_visit
from daybook.shared.errors import Invalid, NotAllowed, NotThere
from tests.bookings.operations.racing import at_once
from tests.factories import a_booking, a_location, a_service, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> list[Booking]:
    """Two bookings of one visit, the second paid in part, and a deleted one."""
    cut, wash = a_service(price=40), a_service(price=25)
    first = a_booking(services=(cut,))
    others = [a_booking(client=first.client, services=(wash,), paid=5), a_booking(services=(cut,), deleted=True)]
    Booking.objects.filter(pk__in=[other.pk for other in others]).update(visit=first.visit)
    return [first, others[0]]


def pay(rows, amount="60", *, actor=None, form_key=None):
    who = actor or an_actor()
    return pay_visit(rows[0].visit_id, Decimal(amount), PaymentMethod.CARD, form_key=form_key or uuid4(), actor=who)


def test_each_booking_gets_what_is_left_for_it(rows):
    payments = pay(rows)

    assert [(payment.booking_id, payment.amount) for payment in payments] == [
        (rows[0].pk, Decimal(40)),
        (rows[1].pk, Decimal(20)),
    ]
    assert {row.paid_state for row in Booking.objects.filter(pk__in=[row.pk for row in rows])} == {PaidState.FULL}


def test_another_sum_than_what_is_left_takes_nothing(rows):
    with pytest.raises(Invalid, match=r"Meanwhile €60.00 is left to pay"):
        pay(rows, "65")

    assert Payment.objects.count() == 1


def test_the_same_form_again_takes_nothing_more(rows):
    key = uuid4()

    first, again = pay(rows, form_key=key), pay(rows, form_key=key)

    assert first == again
    assert Payment.objects.count() == 3


def test_what_one_may_not_see_is_left_out(rows):
    only_own = an_actor(Right.CALENDAR, Right.PAYMENTS, limits={Limit.ONLY_STAFF: rows[0].staff_id})

    assert [payment.booking_id for payment in pay(rows, "40", actor=only_own)] == [rows[0].pk]


def test_it_takes_the_right_and_a_visit_that_is_here(rows):
    with pytest.raises(NotAllowed):
        pay(rows, actor=an_actor(Right.CALENDAR))
    with pytest.raises(NotThere):
        pay(rows, actor=an_actor(location=a_location("Elsewhere")))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_at_once_one_does(rows):
    clerks = [an_actor(), an_actor()]

    came = at_once([partial(pay, rows, actor=clerk) for clerk in clerks])

    assert sorted(type(result).__name__ for result in came) == ["Invalid", "list"]
    assert Payment.objects.count() == 3
