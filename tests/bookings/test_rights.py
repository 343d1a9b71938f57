"""Each rule has two faces, one for a booking and one for a set: they agree over all rights and states."""

from datetime import timedelta
from itertools import combinations, product

import pytest
from django.utils import timezone

from daybook.access.choices import Limit, Right
from daybook.bookings import rights
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from tests.factories import a_booking, a_location, a_position, a_service, a_staff_member, a_user, an_actor

pytestmark = pytest.mark.django_db

FACES = {
    rights.refusal_to_delete: rights.deletable,
    rights.refusal_to_edit: rights.editable,
    rights.refusal_to_move: rights.movable,
    rights.refusal_to_set_status: rights.editable,
}
THAT_MATTER = (
    Right.DELETE_BOOKINGS,
    Right.DELETE_ARRIVED,
    Right.DELETE_PAID,
    Right.EDIT_BOOKINGS,
    Right.EDIT_ARRIVED,
    Right.EDIT_PAID,
    Right.TRANSFER,
)
SEEING = ((), (Right.REGISTER,), (Right.CALENDAR,), (Right.REGISTER, Right.CALENDAR))


@pytest.fixture
def bookings_of_every_kind():
    """Deleted or not x arrived or not x unpaid, in part, in full, with nothing to pay x days x positions."""
    service, position = a_service(price=40), a_position()
    staff = [a_staff_member(position=position), a_staff_member()]
    today = timezone.now().replace(minute=0)
    days = (-30, -2, -1, 0, 5)
    kinds = product((False, True), (VisitStatus.PENDING, VisitStatus.ARRIVED), (0, 15, 40), days)
    for number, (deleted, status, paid, day) in enumerate(kinds):
        a_booking(
            staff=staff[number % 2],
            starts_at=today + timedelta(days=day, minutes=number),
            duration=timedelta(minutes=1),
            services=(service,),
            deleted=deleted,
            status=status,
            paid=paid,
            may_overlap=True,
        )
    a_booking(staff=staff[0], starts_at=today, may_overlap=True)
    a_booking(location=a_location("Elsewhere"))
    return staff


def assert_faces_agree(rows, actor):
    for refusal_to, able in FACES.items():
        one_by_one = {booking.pk for booking in rows if not refusal_to(booking, actor)}
        assert one_by_one == set(able(Booking.objects.all(), actor).values_list("pk", flat=True)), refusal_to.__name__


def test_faces_agree_for_every_set_of_rights(bookings_of_every_kind):
    location, clerk = bookings_of_every_kind[0].location, a_user()
    rows = list(Booking.objects.select_related("staff"))
    for count in range(len(THAT_MATTER) + 1):
        for chosen in combinations(THAT_MATTER, count):
            assert_faces_agree(rows, an_actor(Right.REGISTER, *chosen, location=location, user=clerk))


def test_faces_agree_for_every_way_of_seeing_and_every_limit(bookings_of_every_kind):
    (olga, pavel), clerk = bookings_of_every_kind, a_user()
    rows = list(Booking.objects.select_related("staff"))
    bounds = product((-1, 0, 1, 10), (-1, 0, 1), (0, olga.pk), (0, olga.position_id))
    for register, calendar, staff, position in bounds:
        limits = dict(zip(Limit, (register, calendar, staff, position), strict=True))
        for seeing in SEEING:
            given = (*seeing, Right.EDIT_BOOKINGS, Right.DELETE_BOOKINGS)
            assert_faces_agree(rows, an_actor(*given, location=pavel.location, limits=limits, user=clerk))


def test_whoever_sees_nothing_changes_nothing(bookings_of_every_kind):
    blind = an_actor(*set(Right) - {Right.REGISTER, Right.CALENDAR}, location=bookings_of_every_kind[0].location)

    refusals = [rights.refusal_to_edit(row, blind) for row in Booking.objects.not_cancelled()]

    assert {refusal and refusal.code for refusal in refusals} == {"out_of_reach"}


@pytest.mark.parametrize(
    ("days", "seen"),
    [
        (-1, [-30, -2, -1, 0, 5]),
        (0, []),
        (1, [-1, 0, 5]),
        (2, [-2, -1, 0, 5]),
        (30, [-30, -2, -1, 0, 5]),
        (10**9, [-30, -2, -1, 0, 5]),
    ],
)
def test_the_register_reaches_as_many_days_back_as_the_limit_says(days, seen):
    today = timezone.now().replace(hour=12)
    for day in (-30, -2, -1, 0, 5):
        a_booking(starts_at=today + timedelta(days=day), comment=str(day))
    clerk = an_actor(Right.REGISTER, limits={Limit.REGISTER_DAYS: days})

    rows = rights.visible(Booking.objects.all(), clerk)

    assert [int(row.comment) for row in rows.order_by("starts_at")] == seen


def test_the_calendar_without_days_back_begins_today():
    today = timezone.now().replace(hour=12)
    a_booking(starts_at=today - timedelta(days=1))
    present = a_booking(starts_at=today)
    clerk = an_actor(Right.CALENDAR, limits={Limit.CALENDAR_DAYS: 0})

    assert list(rights.visible_in_calendar(Booking.objects.all(), clerk)) == [present]
    assert list(rights.visible(Booking.objects.all(), clerk)) == []


def test_the_limits_of_staff_member_and_position_narrow_what_is_seen():
    position = a_position()
    olga, ines, _pavel = a_staff_member(position=position), a_staff_member(position=position), a_staff_member()
    of_olga, of_ines = a_booking(staff=olga), a_booking(staff=ines)
    a_booking(staff=_pavel)

    only_olga = an_actor(limits={Limit.ONLY_STAFF: olga.pk})
    only_position = an_actor(limits={Limit.ONLY_POSITION: position.pk})

    assert list(rights.visible(Booking.objects.all(), only_olga)) == [of_olga]
    assert list(rights.visible(Booking.objects.order_by("pk"), only_position)) == [of_olga, of_ines]
