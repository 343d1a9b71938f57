from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from daybook.access.choices import Limit, Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.operations import create_booking, create_visit, delete_bookings
from daybook.bookings.queries.again import visit_like, wish_like
from daybook.bookings.wishes import ClientWish
from daybook.shared.errors import NotThere
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
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


def test_a_visit_is_copied_to_a_day_with_its_times_staff_and_services():
    anna, olga, rosa, service = a_client(), a_staff_member(), a_staff_member(), a_service(price=40)
    clerk = an_actor()
    old = create_visit(
        a_visit_wish(a_wish(at("10:00"), service, staff=olga), a_wish(at("11:00"), staff=rosa), client=anna),
        actor=clerk,
    )
    delete_bookings(Booking.objects.filter(staff=rosa), actor=clerk)
    create_booking(a_wish(at("11:15"), staff=rosa, duration=timedelta(minutes=45)), ClientWish(anna.pk), actor=clerk)

    copied = create_visit(visit_like(old.pk, on=date(2026, 6, 1), actor=clerk), actor=clerk)

    rows = list(copied.bookings.order_by("pk"))
    assert [(row.staff, row.starts_at.astimezone(clerk.zone).isoformat()[:16]) for row in rows] == [
        (olga, "2026-06-01T10:00"),
        (rosa, "2026-06-01T11:15"),
    ]
    assert [row.service_ids for row in rows] == [[service.pk], []]
    assert {(row.client_id, row.status) for row in rows} == {(anna.pk, VisitStatus.PENDING)}


def test_of_a_visit_nothing_is_copied_that_one_may_not_see():
    anna, olga, clerk = a_client(), a_staff_member(), an_actor()
    mine, theirs = a_wish(at("10:00"), staff=olga), a_wish(at("11:00"))
    visit = create_visit(a_visit_wish(mine, theirs, client=anna), actor=clerk)
    only_own = an_actor(limits={Limit.ONLY_STAFF: olga.pk})

    assert [wish.staff_id for wish in visit_like(visit.pk, on=date(2026, 6, 1), actor=only_own).bookings] == [olga.pk]
    with pytest.raises(NotThere):
        visit_like(visit.pk, on=date(2026, 6, 1), actor=an_actor(location=a_location("Elsewhere")))
