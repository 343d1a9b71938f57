from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from daybook.access.choices import Limit, Right
from daybook.bookings.models import Booking, Visit
from daybook.bookings.operations import create_booking, create_visit
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.wishes import ClientWish, LineWish
from daybook.clients.models import Client
from daybook.shared.errors import Invalid, NotAllowed
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.factories import a_booking, a_booking_category, a_client, a_location, a_service, a_staff_member, an_actor

pytestmark = pytest.mark.django_db


def test_a_visit_is_made_with_its_client_bookings_and_lines():
    anna, service = a_client(), a_service(price=40)
    clerk = an_actor()

    visit = create_visit(a_visit_wish(a_wish(at("10:00"), service), client=anna), actor=clerk)

    booking = visit.bookings.get()
    assert (booking.client, booking.starts_at, booking.ends_at) == (anna, at("10:00"), at("11:00"))
    assert (booking.price, booking.cost, booking.service_ids) == (Decimal(40), Decimal(40), [service.pk])
    assert booking.service_category_ids == [service.category_id]
    assert (booking.created_by_id, booking.created_through, booking.is_online) == (clerk.user_id, "desk", False)
    assert (visit.client, visit.day.isoformat()) == (anna, "2026-03-02")


def test_bookings_that_follow_each_other_are_one_visit_and_later_ones_another():
    anna, clerk = a_client(), an_actor()
    first, next_, evening = a_wish(at("10:00")), a_wish(at("12:00")), a_wish(at("14:01"))

    visit = create_visit(a_visit_wish(first, next_, evening, client=anna), actor=clerk)

    assert [booking.starts_at for booking in visit.bookings.order_by("pk")] == [at("10:00"), at("12:00")]
    assert Visit.objects.count() == 2


def test_a_booking_joins_the_visit_that_its_client_has_next_to_it():
    anna, clerk = a_client(), an_actor()
    visit = create_visit(a_visit_wish(a_wish(at("10:00")), client=anna), actor=clerk)

    booking = create_booking(a_wish(at("11:30")), ClientWish(anna.pk), actor=clerk)

    assert booking.visit == visit


def test_a_client_is_found_by_a_phone_written_in_any_form():
    anna, clerk = a_client(phone="+351912345678"), an_actor()

    visit = create_visit(a_visit_wish(client=ClientWish(name="Ana", phone="912 345-678")), actor=clerk)

    assert visit.client == anna
    assert Client.objects.count() == 1


def test_an_unknown_phone_makes_a_client():
    clerk = an_actor()

    visit = create_visit(a_visit_wish(client=ClientWish(name=" Bea  Costa ", phone="+351 912 345 678")), actor=clerk)

    assert visit.client is not None
    assert (visit.client.name, visit.client.phone) == ("Bea Costa", "+351912345678")


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written():
    wish = a_wish(lines=(LineWish(0), LineWish(a_service().pk, price=Decimal(-1))), category_ids=frozenset({77}))
    clerk = an_actor()

    with pytest.raises(Invalid) as refusal:
        create_visit(a_visit_wish(wish, a_wish(duration=timedelta(hours=25))), actor=clerk)

    assert sorted(refusal.value.fields) == [
        "bookings-0-category_ids",
        "bookings-0-lines-0-service_id",
        "bookings-0-lines-1-price",
        "bookings-1-duration",
    ]
    assert Booking.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("staff", "bookings-0-staff_id"),
        ("service", "bookings-0-lines-0-service_id"),
        ("client", "client-client_id"),
        ("category", "bookings-0-category_ids"),
    ],
)
@pytest.mark.parametrize("why", ["retired", "of another location"])
def test_what_is_retired_or_of_another_location_takes_no_new_bookings(kind, field, why):
    clerk = an_actor()
    there: dict[str, Any] = {"location": a_location("Elsewhere")} if why == "of another location" else {}
    makers: dict[str, Any] = {
        "staff": a_staff_member,
        "service": a_service,
        "client": a_client,
        "category": a_booking_category,
    }
    thing = makers[kind](**there)
    if why == "retired":
        type(thing).objects.filter(pk=thing.pk).update(retired_at=timezone.now())
    staff = thing if kind == "staff" else a_staff_member()
    lines = (LineWish(thing.pk),) if kind == "service" else ()
    categories = frozenset({thing.pk} if kind == "category" else ())
    wish = a_wish(staff=staff, lines=lines, category_ids=categories)

    with pytest.raises(Invalid) as refusal:
        create_visit(a_visit_wish(wish, client=thing if kind == "client" else None), actor=clerk)

    assert list(refusal.value.fields) == [field]


def test_taken_time_is_refused_and_the_booking_that_takes_it_named():
    olga = a_staff_member("Olga")
    taken = a_booking(staff=olga, starts_at=at("10:00"), may_overlap=True)
    clerk = an_actor()

    with pytest.raises(TimeTaken) as refusal:
        create_visit(a_visit_wish(a_wish(at("10:59"), staff=olga)), actor=clerk)

    assert f"booking {taken.pk}" in str(refusal.value)
    assert refusal.value.status == 409


def test_who_may_not_see_the_other_booking_learns_nothing_of_it():
    olga = a_staff_member()
    taken = a_booking(staff=olga, starts_at=at("10:00"))
    clerk = an_actor(Right.CREATE_BOOKINGS)

    with pytest.raises(TimeTaken) as refusal:
        create_visit(a_visit_wish(a_wish(at("10:00"), staff=olga)), actor=clerk)

    assert str(taken.pk) not in str(refusal.value)


def test_deleted_bookings_and_touching_ends_leave_time_free():
    olga = a_staff_member()
    a_booking(staff=olga, starts_at=at("10:00"), deleted=True)
    a_booking(staff=olga, starts_at=at("09:00"))
    a_booking(staff=olga, starts_at=at("11:00"))

    create_visit(a_visit_wish(a_wish(at("10:00"), staff=olga)), actor=an_actor())

    assert Booking.objects.not_cancelled().count() == 3


def test_who_may_book_over_does_so_by_saying_it():
    olga = a_staff_member()
    a_booking(staff=olga, starts_at=at("10:00"))

    visit = create_visit(a_visit_wish(a_wish(at("10:30"), staff=olga, may_overlap=True)), actor=an_actor())

    assert visit.bookings.get().may_overlap is True


def test_booking_over_needs_its_right():
    olga = a_staff_member()
    a_booking(staff=olga, starts_at=at("10:00"))
    clerk = an_actor(*set(Right) - {Right.BOOK_OVER})

    with pytest.raises(TimeTaken):
        create_visit(a_visit_wish(a_wish(at("10:30"), staff=olga, may_overlap=True)), actor=clerk)


def test_two_bookings_of_one_wish_do_not_take_the_same_time():
    olga = a_staff_member()

    with pytest.raises(TimeTaken):
        create_visit(a_visit_wish(a_wish(staff=olga), a_wish(staff=olga)), actor=an_actor())

    assert Booking.objects.count() == 0


def test_making_bookings_needs_its_right():
    clerk = an_actor(*set(Right) - {Right.CREATE_BOOKINGS})

    with pytest.raises(NotAllowed):
        create_visit(a_visit_wish(), actor=clerk)


def test_a_limited_person_books_for_their_own_column_only():
    olga, pavel = a_staff_member(), a_staff_member()
    clerk = an_actor(limits={Limit.ONLY_STAFF: olga.pk})

    create_visit(a_visit_wish(a_wish(staff=olga)), actor=clerk)

    with pytest.raises(NotAllowed):
        create_visit(a_visit_wish(a_wish(staff=pavel)), actor=clerk)


def test_nobody_books_further_back_than_they_see():
    clerk = an_actor(limits={Limit.CALENDAR_DAYS: 0})

    create_visit(a_visit_wish(a_wish(timezone.now() + timedelta(days=1))), actor=clerk)

    with pytest.raises(NotAllowed):
        create_visit(a_visit_wish(a_wish(timezone.now() - timedelta(days=1))), actor=clerk)
