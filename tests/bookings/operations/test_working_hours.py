"""Bookings keep to the hours of their staff member, unless somebody who may says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from daybook.access.choices import Right
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.operations import (
    create_booking,
    create_visit,
    edit_booking,
    edit_visit,
    move_to_staff,
    set_status,
)
from daybook.bookings.queries.hours import outside_hours
from daybook.bookings.rules.refusals import OutsideHours, TimeTaken
from daybook.shared.channels import Channel
from daybook.staff.models import StaffMember
from tests.bookings.operations.wishing import a_visit_wish, a_wish, at
from tests.factories import a_booking, a_location, a_staff_member, an_actor
from tests.schedule.working import MONDAY, TEN_TO_TWO, a_day, a_holiday, a_week

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DESK_RIGHTS = set(Right) - {Right.BOOK_OVER, Right.FULL}
SUNDAY = 8


@pytest.fixture
def olga() -> StaffMember:
    """Works on weekdays from ten to two and from three to seven."""
    member = a_staff_member("Olga")
    a_week(member)
    return member


@pytest.mark.parametrize(
    "wish",
    [
        pytest.param(lambda olga: a_wish(at("09:30"), staff=olga), id="before work"),
        pytest.param(lambda olga: a_wish(at("18:30"), staff=olga), id="after work"),
        pytest.param(lambda olga: a_wish(at("14:00"), staff=olga), id="in the break"),
        pytest.param(lambda olga: a_wish(at("13:00"), staff=olga, duration=3 * HOUR), id="across the break"),
        pytest.param(lambda olga: a_wish(at("11:00", day=SUNDAY), staff=olga), id="on a day off"),
    ],
)
def test_a_booking_outside_working_hours_is_refused(olga: StaffMember, wish):
    with pytest.raises(OutsideHours):
        create_booking(wish(olga), None, actor=an_actor())

    assert Booking.objects.count() == 0


@pytest.mark.parametrize(("clock", "hours"), [("10:00", 4), ("15:00", 4), ("12:00", 1)])
def test_a_booking_within_working_hours_is_made(olga: StaffMember, clock: str, hours: int):
    create_booking(a_wish(at(clock), staff=olga, duration=hours * HOUR), None, actor=an_actor(*DESK_RIGHTS))

    assert Booking.objects.count() == 1


def test_the_refusal_says_the_hours_of_that_day(olga: StaffMember):
    a_holiday(olga.location_id, MONDAY + timedelta(days=1), "Carnival")
    a_day(olga, MONDAY + timedelta(days=2), TEN_TO_TWO)
    clerk = an_actor()

    said = []
    for day in (2, 3, 4, SUNDAY):
        with pytest.raises(OutsideHours) as refused:
            create_booking(a_wish(at("20:00", day=day), staff=olga), None, actor=clerk)
        said.append(str(refused.value))

    assert said == [
        "On 2 Mar 2026 Olga works 10:00–14:00, 15:00–19:00.",
        "3 Mar 2026 is a holiday: Carnival. Olga does not work.",
        "On 4 Mar 2026 Olga works 10:00–14:00.",
        "On 8 Mar 2026 Olga does not work.",
    ]


def test_who_may_book_over_books_outside_working_hours_where_they_say_so(olga: StaffMember):
    wish = a_wish(at("20:00"), staff=olga, outside_hours=True)

    create_booking(wish, None, actor=an_actor())
    with pytest.raises(OutsideHours, match="You may not book outside working hours"):
        create_booking(replace(wish, starts_at=at("21:00")), None, actor=an_actor(*DESK_RIGHTS))

    assert Booking.objects.count() == 1


def test_outside_working_hours_taken_time_is_still_taken(olga: StaffMember):
    wish = a_wish(at("20:00"), staff=olga, outside_hours=True)
    create_booking(wish, None, actor=an_actor())

    with pytest.raises(TimeTaken):
        create_booking(wish, None, actor=an_actor())


def test_somebody_whose_hours_nobody_said_works_at_any_time():
    create_booking(a_wish(at("03:00")), None, actor=an_actor(*DESK_RIGHTS))

    assert Booking.objects.count() == 1


def test_a_night_goes_on_after_midnight():
    nora = a_staff_member("Nora")
    a_day(nora, MONDAY, (1320, 1440))
    a_day(nora, MONDAY + timedelta(days=1), (0, 360))

    create_booking(a_wish(at("23:00"), staff=nora, duration=3 * HOUR), None, actor=an_actor())
    with pytest.raises(OutsideHours):
        create_booking(a_wish(at("04:00", day=3), staff=nora, duration=3 * HOUR), None, actor=an_actor())

    assert Booking.objects.count() == 1


def test_a_booking_that_stays_where_it_is_is_not_asked(olga: StaffMember):
    owner = an_actor()
    booking = a_booking(staff=olga, starts_at=at("20:00"))
    wish = a_wish(at("20:00"), staff=olga, comment="brings her daughter")

    changed = edit_booking(booking.pk, wish, version=1, actor=owner)
    set_status(Booking.objects.all(), VisitStatus.ARRIVED, actor=owner)

    assert changed.comment == "brings her daughter"


def test_a_booking_that_gets_shorter_is_not_asked_and_one_that_gets_longer_is(olga: StaffMember):
    booking = a_booking(staff=olga, starts_at=at("19:00"))
    owner = an_actor()

    shorter = edit_booking(booking.pk, a_wish(at("19:00"), staff=olga, duration=HOUR / 2), version=1, actor=owner)
    with pytest.raises(OutsideHours):
        edit_booking(booking.pk, a_wish(at("19:00"), staff=olga), version=shorter.version, actor=owner)

    assert shorter.duration == HOUR / 2


def test_moving_a_booking_outside_working_hours_is_refused(olga: StaffMember):
    booking = a_booking(staff=olga, starts_at=at("11:00"))
    wish = a_visit_wish(a_wish(at("19:00"), staff=olga, booking_id=booking.pk), client=booking.client)

    with pytest.raises(OutsideHours):
        edit_visit(booking.visit_id, wish, version=1, actor=an_actor())

    booking.refresh_from_db()
    assert booking.starts_at == at("11:00")


def test_one_booking_of_a_visit_outside_working_hours_keeps_the_whole_visit_from_being_made(olga: StaffMember):
    with pytest.raises(OutsideHours):
        create_visit(a_visit_wish(a_wish(at("18:00")), a_wish(at("19:00"), staff=olga)), actor=an_actor())

    assert Booking.objects.count() == 0


def test_moving_several_to_somebody_says_of_each_who_does_not_work_then(olga: StaffMember):
    within, outside = a_booking(starts_at=at("11:00")), a_booking(starts_at=at("19:00"))
    already_there = a_booking(staff=olga, starts_at=at("20:00"))

    outcome = move_to_staff(Booking.objects.all(), olga.pk, actor=an_actor())

    assert outcome.done == [within, already_there]
    assert [(row, refusal.code, refusal.sentence) for row, refusal in outcome.refused] == [
        (outside, "outside_hours", "Olga does not work at this time.")
    ]


@pytest.mark.parametrize("channel", [Channel.UPLOAD, Channel.COMMAND])
def test_what_was_agreed_on_elsewhere_is_not_asked(olga: StaffMember, channel: str):
    create_booking(a_wish(at("20:00"), staff=olga), None, actor=an_actor(channel=channel))

    assert Booking.objects.count() == 1


def test_the_api_tells_what_was_and_keeps_to_the_hours_of_what_will_be():
    nora, program = a_staff_member("Nora"), an_actor(channel=Channel.API)
    a_week(nora, [()] * 7)

    create_booking(a_wish(timezone.now() - 5 * HOUR, staff=nora), None, actor=program)
    with pytest.raises(OutsideHours):
        create_booking(a_wish(timezone.now() + 5 * HOUR, staff=nora), None, actor=program)

    assert Booking.objects.count() == 1


def test_a_client_online_is_always_asked(olga: StaffMember):
    client = an_actor(Right.CREATE_BOOKINGS, Right.CALENDAR, channel=Channel.ONLINE)

    for says_so in (False, True):
        with pytest.raises(OutsideHours):
            create_booking(a_wish(at("20:00"), staff=olga, outside_hours=says_so), None, actor=client)

    assert Booking.objects.count() == 0


def test_hours_are_those_on_the_clocks_of_the_location():
    havana = a_location(time_zone="America/Havana", country="CU", currency="USD")
    yoel = a_staff_member("Yoel", location=havana)
    a_week(yoel)

    create_booking(a_wish(at("15:00"), staff=yoel), None, actor=an_actor(location=havana))
    with pytest.raises(OutsideHours, match="10:00–14:00, 15:00–19:00"):
        create_booking(a_wish(at("10:00"), staff=yoel), None, actor=an_actor(location=havana))

    assert Booking.objects.count() == 1


@pytest.mark.parametrize("many", [1, 3])
def test_hours_are_asked_for_all_bookings_of_an_act_at_once(many: int, django_assert_num_queries):
    owner, staff = an_actor(), [a_staff_member() for _ in range(many)]
    wishes = [a_wish(at("11:00", day=2 + number), staff=member) for number, member in enumerate(staff)]
    for member in staff:
        a_week(member)

    with django_assert_num_queries(3):
        found = outside_hours(wishes, {}, owner)

    assert found == [""] * many
