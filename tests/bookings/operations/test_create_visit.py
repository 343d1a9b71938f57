from datetime import timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Right
from daybook.bookings.models import Booking, Line, Visit
from daybook.bookings.operations import create_visit
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.wishes import ClientWish, LineWish
from daybook.clients.models import Client
from daybook.shared.errors import Invalid, NotAllowed
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.factories import a_booking, a_client, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


def test_a_visit_is_made_with_its_client_bookings_and_lines():
    anna, service = a_client(), a_service(price=40)
    clerk = an_actor()

    visit = create_visit(a_visit_wish(a_wish(at("10:00"), service), client=anna), actor=clerk)

    booking = visit.bookings.get()
    assert (booking.client, booking.starts_at, booking.ends_at) == (anna, at("10:00"), at("11:00"))
    assert (booking.price, booking.cost, booking.service_ids) == (40, 40, [service.pk])
    assert booking.service_category_ids == [service.category_id]
    assert (booking.created_by_id, booking.created_through, booking.is_online) == (clerk.user_id, "desk", False)
    assert (visit.client, visit.day.isoformat()) == (anna, "2026-03-02")
