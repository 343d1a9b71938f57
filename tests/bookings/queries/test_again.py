from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.bookings.operations import create_visit
from daybook.bookings.queries.again import wish_like
from daybook.shared.errors import NotThere
from tests.bookings.operations.wishing import at
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


def test_a_deleted_booking_is_booked_again_with_its_client_staff_member_and_services():
    anna, olga, service = a_client(), a_staff_member(), a_service(price=40)
    old = a_booking(client=anna, staff=olga, services=(service,), price=25, starts_at=at("10:15"), deleted=True)
    clerk = an_actor()

    wish = wish_like(old.pk, actor=clerk)
    visit = create_visit(wish, actor=clerk)

    again = visit.bookings.get()
    assert (again.client, again.staff, again.service_ids, again.cost) == (anna, olga, [service.pk], Decimal(40))
    assert again.starts_at.astimezone(clerk.zone).time() == at("10:15").time()
    assert timezone.now() < again.starts_at <= timezone.now() + timedelta(days=1, hours=1)
    assert Booking.objects.get(pk=old.pk).is_deleted


def test_what_is_retired_since_is_left_out():
    anna, service = a_client(), a_service()
    old = a_booking(client=anna, services=(service,))
    for thing in (anna, service):
        type(thing).objects.update(retired_at=timezone.now())

    wish = wish_like(old.pk, actor=an_actor())

    assert (wish.client, wish.bookings[0].lines) == (None, ())


def test_what_one_may_not_see_is_not_there():
    old = a_booking()

    for stranger in (an_actor(Right.CREATE_BOOKINGS), an_actor(location=a_location("Elsewhere"))):
        with pytest.raises(NotThere):
            wish_like(old.pk, actor=stranger)
