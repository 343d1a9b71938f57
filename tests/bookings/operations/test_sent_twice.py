"""A form that is sent twice makes one visit, one client, one booking."""

from __future__ import annotations

from functools import partial

import pytest

from daybook.bookings.models import Booking, Visit
from daybook.bookings.operations import create_visit
from daybook.bookings.wishes import ClientWish, VisitWish
from daybook.clients.models import Client
from tests.bookings.operations.racing import at_once
from tests.bookings.operations.wishing import a_wish, at
from tests.factories import a_location, a_staff_member, an_actor

pytestmark = pytest.mark.django_db(transaction=True)


def a_form(key: str, clock: str = "10:00") -> VisitWish:
    """Of a client without a phone, booked over whatever is there: nothing else would stop a second one."""
    return VisitWish(
        ClientWish(name="Zed"), (a_wish(at(clock), staff=a_staff_member(), may_overlap=True),), form_key=key
    )


def test_a_form_sent_many_times_at_once_makes_one_visit():
    clerk, form = an_actor(), a_form("one")

    came = at_once([partial(create_visit, form, actor=clerk) for _ in range(6)])

    assert {visit.pk for visit in came} == {Visit.objects.get().pk}
    assert (Booking.objects.count(), Client.objects.count()) == (1, 1)


def test_another_form_and_the_same_key_elsewhere_make_visits_of_their_own():
    clerk, elsewhere = an_actor(), a_location("Elsewhere")
    create_visit(a_form("one"), actor=clerk)

    create_visit(a_form("two", "12:00"), actor=clerk)
    theirs = VisitWish(None, (a_wish(staff=a_staff_member(location=elsewhere)),), form_key="one")
    create_visit(theirs, actor=an_actor(location=elsewhere))

    assert Visit.objects.count() == 3
