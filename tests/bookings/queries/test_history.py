from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from daybook.access.choices import Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.operations import add_category, create_booking, delete_bookings, edit_booking
from daybook.bookings.queries.history import Change, history_of
from daybook.bookings.wishes import ClientWish, LineWish
from daybook.payments.choices import PaymentMethod
from daybook.payments.operations import add_payment, refund_payment
from tests.bookings.operations.wishing import a_wish, at
from tests.factories import a_booking_category, a_client, a_service, a_staff_member, a_user, an_actor

# Each act needs its own transaction: what one transaction changed is told as one change.
pytestmark = pytest.mark.django_db(transaction=True)


def told(change: Change) -> tuple[str, list[tuple[str, str, str]]]:
    return change.kind, [(field.field, field.before, field.after) for field in change.fields]


@pytest.fixture
def clerk():
    return an_actor(user=a_user("Olga Desk"))


@pytest.fixture
def booking(clerk):
    """Anna, with Pavel, on Monday at ten, for a haircut of 40 euros."""
    wish = a_wish(at("10:00"), a_service("Haircut", price=40), staff=a_staff_member("Pavel"))
    return create_booking(wish, ClientWish(a_client("Anna").pk), actor=clerk)


def test_history_begins_with_the_booking_as_it_was_made(booking, clerk):
    [created] = history_of(booking, clerk)

    assert told(created) == (
        "created",
        [
            ("Client", "", "Anna"),
            ("Staff member", "", "Pavel"),
            ("Start", "", "2 Mar 2026, 10:00"),
            ("End", "", "2 Mar 2026, 11:00"),
            ("Visit status", "", "Pending"),
            ("Service", "", "Haircut €40.00"),
        ],
    )
    assert (created.who, created.through, created.address, created.request_id) == (
        "Olga Desk",
        "desk",
        "192.0.2.7",
        "request-0001",
    )


def test_a_change_tells_from_what_to_what_and_nothing_else(booking, clerk):
    colour = a_service("Colour", price=70)
    lines = (LineWish(colour.pk, amount=2, discount=Decimal("12.5")),)
    wish = a_wish(at("10:30"), staff=booking.staff, duration=timedelta(minutes=30), lines=lines)

    edit_booking(booking.pk, replace(wish, status=VisitStatus.CONFIRMED), version=1, actor=clerk)

    assert told(history_of(booking, clerk)[0]) == (
        "changed",
        [
            ("Start", "2 Mar 2026, 10:00", "2 Mar 2026, 10:30"),
            ("Visit status", "Pending", "Confirmed"),
            ("Service", "", "Colour €70.00 × 2 −12.5 % = €122.50"),
            ("Service", "Haircut €40.00", ""),
        ],
    )


def test_categories_payments_and_the_deletion_are_told_newest_first(booking, clerk):
    label = a_booking_category("Bring cake")
    add_category(Booking.objects.all(), label.pk, actor=clerk)
    add_payment(booking.pk, Decimal(40), PaymentMethod.CARD, form_key=None, actor=clerk)
    refund_payment(booking.pk, Decimal(15), PaymentMethod.CASH, form_key=None, actor=clerk)
    delete_bookings(Booking.objects.all(), actor=clerk.through("api"))

    deleted, refund, payment, labelled, _created = history_of(booking, clerk)

    assert (told(deleted), deleted.through) == (("deleted", []), "API")
    assert told(refund) == ("refund", [("Payment", "", "−€15.00, cash")])
    assert told(payment) == ("payment", [("Payment", "", "€40.00, card")])
    assert told(labelled) == ("changed", [("Booking category", "", "Bring cake")])


def test_payments_are_told_to_those_who_may_see_them(booking, clerk):
    add_payment(booking.pk, Decimal(40), PaymentMethod.CARD, form_key=None, actor=clerk)
    other = an_actor(*set(Right) - {Right.PAYMENTS})

    assert [change.kind for change in history_of(booking, other)] == ["created"]


def test_what_the_client_did_online_is_the_clients(clerk):
    online = replace(clerk, user_id=None, channel="online")
    booking = create_booking(a_wish(), None, actor=online)

    [created] = history_of(booking, clerk)

    assert (created.who, created.through) == ("Client", "client online")


def test_a_booking_that_only_joins_another_visit_did_not_change_for_people(booking, clerk):
    anna = ClientWish(booking.client_id)
    create_booking(a_wish(at("13:00")), anna, actor=clerk)
    create_booking(a_wish(at("11:30")), anna, actor=clerk)
    last = Booking.objects.get(starts_at=at("13:00"))

    assert last.version == 2
    assert [change.kind for change in history_of(last, clerk)] == ["created"]


def test_what_two_did_is_told_in_the_order_it_was_done_whoever_began_first(clerk):
    online = replace(clerk, user_id=None, channel="online")
    with transaction.atomic():  # one beginning for both, as where the second waited for the first
        booking = create_booking(a_wish(), None, actor=clerk)
        delete_bookings(Booking.objects.filter(pk=booking.pk), actor=online)

    changes = history_of(booking, clerk)

    assert [(change.kind, change.who) for change in changes] == [("deleted", "Client"), ("created", "Olga Desk")]
