"""Putting a booking elsewhere by hand: it goes, or it stays and the answer says why."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from daybook.access.choices import Limit, Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.schedule.models import WeekPattern
from daybook.shared.days import day_begins
from tests.access.doors import a_browser_of
from tests.factories import a_booking, a_client, a_location, a_service, a_staff_member

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def desk(here):
    return a_browser_of(Role.ADMINISTRATOR, location=here)


def put(browser, booking, **fields):
    address = f"/l/{booking.location_id}/calendar/bookings/{booking.pk}/place/"
    return browser.post(address, {"version": booking.version} | fields)


def works(member, here, *, from_hour, until_hour):
    """Every day from the year's beginning on."""
    week = [[[from_hour * 60, until_hour * 60]]] * 7
    WeekPattern.objects.create(location=here, staff=member, from_day=date(2026, 1, 1), spans=week)


def stands(booking):
    booking.refresh_from_db()
    return booking.staff_id, booking.starts_at, booking.duration


def test_a_booking_goes_to_another_time_day_and_staff_member(here, desk):
    booking, rosa = a_booking(location=here, starts_at=TEN), a_staff_member("Rosa", location=here)

    answer = put(desk, booking, staff=rosa.pk, start="2026-03-03T12:15")

    assert answer.status_code == 200
    assert stands(booking) == (rosa.pk, TEN + timedelta(days=1, hours=2, minutes=15), timedelta(hours=1))
    card = answer.json()["card"]
    assert (card["version"], card["staff"], card["start"]) == (2, rosa.pk, "2026-03-03T12:15")


@pytest.mark.parametrize("number", [2**63, 10**26])
def test_a_number_that_no_staff_member_can_have_is_nobody(here, desk, number):
    booking = a_booking(location=here, starts_at=TEN)

    answer = put(desk, booking, staff=number)

    assert (answer.status_code, answer.json()["sentence"]) == (422, "Choose somebody who serves here.")


def test_a_service_that_the_new_staff_member_does_not_give_is_named_and_the_booking_goes_all_the_same(here, desk):
    ana, rui = a_staff_member("Ana", location=here), a_staff_member("Rui", location=here)
    shave, wash = a_service("Shave", location=here, staff=rui), a_service("Wash", location=here)
    booking = a_booking(staff=rui, starts_at=TEN, services=(shave, wash))

    there = put(desk, booking, staff=ana.pk).json()
    later = put(desk, Booking.objects.get(), start="2026-03-02T14:00").json()
    back = put(desk, Booking.objects.get(), staff=rui.pk).json()

    assert [answer["notice"] for answer in (there, later, back)] == ["Ana does not give: Shave.", "", ""]
    assert stands(booking)[0] == rui.pk


def test_the_edge_and_the_dialog_change_the_length_alone(here, desk):
    booking = a_booking(location=here, starts_at=TEN)
    staff_id = booking.staff_id

    put(desk, booking, end="2026-03-02T11:45")
    by_edge = stands(booking)
    put(desk, booking, minutes="20")

    assert by_edge == (staff_id, TEN, timedelta(minutes=105))
    assert stands(booking) == (staff_id, TEN, timedelta(minutes=20))


def test_all_else_of_the_booking_stays_as_it_is(here, desk):
    service = a_service(location=here, price=Decimal("99.99"))
    booking = a_booking(location=here, starts_at=TEN, services=(service,), comment="Allergic", paid=10)
    line = booking.lines.get()
    line.discount, line.cost = Decimal("33.33"), Decimal("66.60")
    line.save()
    Booking.objects.filter(pk=booking.pk).update(cost=Decimal("66.60"))

    answer = put(desk, booking, start="2026-03-02T14:00")

    booking.refresh_from_db()
    line.refresh_from_db()
    assert answer.status_code == 200
    assert (booking.comment, booking.cost, booking.paid) == ("Allergic", Decimal("66.60"), Decimal(10))
    assert (line.discount, line.cost) == (Decimal("33.33"), Decimal("66.60"))


def test_taken_time_says_who_has_it_and_stays_where_it_was(here, desk):
    pavel = a_staff_member("Pavel Novák", location=here)
    a_booking(staff=pavel, client=a_client("Boris Ermin", location=here), starts_at=TEN)
    booking = a_booking(location=here, starts_at=TEN)
    before = stands(booking)

    answer = put(desk, booking, staff=pavel.pk)

    assert answer.status_code == 409
    assert answer.json() == {
        "code": "time_taken",
        "sentence": "Pavel Novák is taken from 10:00 to 11:00 by Boris Ermin.",
    }
    assert stands(booking) == before


def test_who_may_book_over_is_asked_and_then_does(here):
    manager = a_browser_of(Role.MANAGER, location=here, **{Right.BOOK_OVER: True})
    pavel = a_staff_member(location=here)
    a_booking(staff=pavel, starts_at=TEN)
    booking = a_booking(location=here, starts_at=TEN)

    asked = put(manager, booking, staff=pavel.pk).json()
    answer = put(manager, booking, staff=pavel.pk, over="on")

    assert (asked["code"], asked["asks"]) == ("time_taken", "over")
    assert answer.status_code == 200
    assert (stands(booking)[0], booking.may_overlap) == (pavel.pk, True)


def test_who_may_not_book_over_is_refused_though_they_say_so(here, desk):
    pavel = a_staff_member(location=here)
    a_booking(staff=pavel, starts_at=TEN)
    booking = a_booking(location=here, starts_at=TEN)

    answer = put(desk, booking, staff=pavel.pk, over="on").json()

    assert (answer["code"], "asks" in answer) == ("time_taken", False)


@pytest.mark.parametrize("may_insist", [False, True])
def test_outside_working_hours_it_goes_only_if_somebody_who_may_insists(here, may_insist):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.BOOK_OVER: may_insist})
    booking = a_booking(location=here, starts_at=TEN)
    works(booking.staff, here, from_hour=9, until_hour=18)

    refused = put(clerk, booking, start="2026-03-02T19:00")
    insisted = put(clerk, booking, start="2026-03-02T19:00", outside="on")

    assert (refused.status_code, refused.json()["code"]) == (409, "outside_hours")
    assert "works 09:00–18:00" in refused.json()["sentence"]
    assert ("asks" in refused.json(), insisted.status_code) == ((True, 200) if may_insist else (False, 409))


@pytest.mark.parametrize(
    ("missing", "fields", "sentence"),
    [
        (Right.TRANSFER, {"start": "2026-03-02T14:00"}, "You may not move bookings to another time or staff member."),
        (Right.EDIT_BOOKINGS, {"minutes": "30"}, "You may not change bookings."),
    ],
)
def test_without_the_right_it_stays(here, missing, fields, sentence):
    booking = a_booking(location=here, starts_at=TEN)
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{missing: False})
    before = stands(booking)

    answer = put(clerk, booking, **fields)

    assert (answer.status_code, answer.json()) == (403, {"code": "no_right", "sentence": sentence})
    assert stands(booking) == before


def test_arrived_and_paid_ones_stay_and_say_so(here):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.EDIT_ARRIVED: False, Right.EDIT_PAID: False})
    arrived = a_booking(location=here, starts_at=TEN, status=VisitStatus.ARRIVED)
    paid = a_booking(location=here, starts_at=TEN, services=(a_service(location=here),), paid=40)

    sentences = [put(clerk, one, start="2026-03-02T14:00").json()["sentence"] for one in (arrived, paid)]

    assert sentences == [
        "The client has arrived, and you may not change such bookings.",
        "It is paid in full, and you may not change such bookings.",
    ]


def test_nobody_books_further_back_than_they_may_look(here):
    clerk = a_browser_of(Role.ADMINISTRATOR, location=here, **{Limit.CALENDAR_DAYS: 0, Limit.REGISTER_DAYS: 0})
    noon = day_begins(here.today(), here.zone) + timedelta(hours=12)
    booking = a_booking(location=here, starts_at=noon)
    yesterday = here.today() - timedelta(days=1)

    answer = put(clerk, booking, start=f"{yesterday}T12:00")

    assert (answer.status_code, answer.json()["sentence"]) == (403, "You may not book that far back.")


def test_of_two_at_once_the_second_is_told_and_nothing_is_overwritten(here, desk):
    booking = a_booking(location=here, starts_at=TEN)

    put(desk, booking, start="2026-03-02T14:00")
    answer = put(desk, booking, start="2026-03-02T16:00")

    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert stands(booking)[1] == TEN + timedelta(hours=4)


def test_a_deleted_booking_and_one_that_is_not_there_are_refused(here, desk):
    deleted = a_booking(location=here, starts_at=TEN, deleted=True)
    elsewhere = a_booking(location=a_location("Elsewhere"))

    answers = [
        put(desk, deleted, minutes="30"),
        desk.post(f"/l/{here.pk}/calendar/bookings/{elsewhere.pk}/place/", {"version": 1, "minutes": 30}),
    ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (409, "refused"),
        (404, "not_found"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"start": "soon"},
        {"start": "2026-03-02T14:00+02:00"},
        {"start": "9999-01-01T10:00"},
        {"start": "2026-03-02T14:07"},
        {"staff": "0"},
        {"staff": "999999"},
        {"minutes": "0"},
        {"minutes": "1441"},
        {"end": "2026-03-02T09:00"},
        {"end": "2026-03-04T09:00"},
        {"version": "no"},
    ],
)
def test_what_makes_no_sense_is_refused_in_words(here, desk, fields):
    booking = a_booking(location=here, starts_at=TEN)
    before = stands(booking)

    answer = put(desk, booking, **fields)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["sentence"]
    assert stands(booking) == before


def test_the_wall_is_that_of_the_location(desk):
    tokyo = a_location("Tokyo", time_zone="Asia/Tokyo")
    booking = a_booking(location=tokyo, starts_at=TEN)

    put(a_browser_of(Role.ADMINISTRATOR, location=tokyo), booking, start="2026-03-03T09:00")

    assert stands(booking)[1] == datetime(2026, 3, 3, 0, 0, tzinfo=UTC)


def test_a_time_that_the_clocks_skip_moves_forward_and_that_is_said(here, desk):
    booking = a_booking(location=here, starts_at=TEN)

    answer = put(desk, booking, start="2026-03-29T01:30").json()

    assert stands(booking)[1] == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert answer["card"]["start"] == "2026-03-29T02:30"
    assert answer["notice"] == "On 29 Mar 2026 the clocks skip 01:30; the booking begins at 02:30."


def test_who_only_changes_column_keeps_the_second_of_an_hour_that_comes_twice(here, desk):
    again = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    booking, rosa = a_booking(location=here, starts_at=again), a_staff_member(location=here)

    put(desk, booking, staff=rosa.pk, start="2026-10-25T01:30")

    assert stands(booking)[:2] == (rosa.pk, again)


def test_the_edge_over_the_hour_that_comes_twice_counts_by_the_sun(here, desk):
    booking = a_booking(location=here, starts_at=datetime(2026, 10, 24, 23, 30, tzinfo=UTC))

    put(desk, booking, end="2026-10-25T02:30")

    assert stands(booking)[2] == timedelta(hours=3)
