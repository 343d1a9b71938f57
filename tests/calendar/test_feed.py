"""The days that the calendar draws: whose, which, in what words, and in the time of the location's clocks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from daybook.access.choices import Limit, Right, Role
from daybook.bookings.choices import VisitStatus
from daybook.schedule.models import Holiday, WeekPattern
from daybook.shared.days import day_begins
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of, signed_in
from tests.calendar.feeding import fed, ids_in
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_location,
    a_membership,
    a_position,
    a_service,
    a_staff_member,
    a_user,
)

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
MARCH_2 = {"date": "2026-03-02"}
IN_LISBON_CLOCKS_GO_BACK = "2026-10-25"
IN_LISBON_CLOCKS_JUMP = "2026-03-29"


@pytest.fixture
def here():
    return a_location()


@pytest.fixture
def desk(here):
    return a_browser_of(Role.ADMINISTRATOR, location=here)


def test_a_card_says_what_the_desk_needs_to_know(here, desk):
    rosa, anna = a_staff_member("Rosa Marín", location=here), a_client("Anna Kovács", phone="+351912345678")
    services = (a_service("Cut", location=here, price=40), a_service("Colour", location=here, price=60))
    booking = a_booking(staff=rosa, client=anna, starts_at=TEN, services=services, status=VisitStatus.CONFIRMED)

    (card,) = fed(desk, here, **MARCH_2)["cards"]

    assert card == {
        "id": booking.pk,
        "visit": booking.visit_id,
        "version": 1,
        "staff": rosa.pk,
        "start": "2026-03-02T10:00",
        "end": "2026-03-02T11:00",
        "minutes": 60,
        "time": "10:00–11:00",
        "client": "Anna Kovács",
        "phone": "+351912345678",
        "services": ["Cut", "Colour"],
        "status": 2,
        "status_words": "Confirmed",
        "marks": [{"icon": "circle-dashed", "words": "Not paid"}],
    }


def test_what_came_online_and_its_categories_are_marked_with_words(here, desk):
    vip = a_booking_category("VIP", location=here)
    a_booking(location=here, starts_at=TEN, categories=(vip,), is_online=True, source_name="Widget")

    (card,) = fed(desk, here, **MARCH_2)["cards"]

    assert card["marks"] == [
        {"icon": "world", "words": "Online: Widget"},
        {"icon": vip.icon, "words": "VIP", "color": vip.color},
    ]


def test_a_column_says_who_it_is(here, desk):
    rosa = a_staff_member("Rosa Marín", position=a_position("Colourist", location=here), location=here)

    assert fed(desk, here, **MARCH_2)["columns"] == [
        {
            "id": rosa.pk,
            "name": "Rosa Marín",
            "initials": "RM",
            "position": "Colourist",
            "is_retired": False,
            "note": "",
        }
    ]


def test_a_deleted_booking_is_gone(here, desk):
    a_booking(location=here, starts_at=TEN, deleted=True)

    assert ids_in(fed(desk, here, **MARCH_2)) == []


def test_a_week_is_that_of_one_staff_member_from_monday_on(here, desk):
    rosa = a_staff_member("Rosa", location=here)
    sunday = a_booking(staff=rosa, starts_at=TEN + timedelta(days=6))
    monday = a_booking(staff=rosa, starts_at=TEN)
    a_booking(staff=rosa, starts_at=TEN + timedelta(days=7))
    a_booking(location=here, starts_at=TEN)

    answer = fed(desk, here, view="week", date="2026-03-05", staff=rosa.pk)

    assert (answer["first"], answer["last"]) == ("2026-03-02", "2026-03-08")
    assert ids_in(answer) == [monday.pk, sunday.pk]


def test_staff_and_positions_narrow_the_columns(here, desk):
    nails = a_position("Nail artist", location=here)
    rosa, pavel = a_staff_member("Rosa", position=nails), a_staff_member("Pavel", location=here)
    of_rosa, of_pavel = a_booking(staff=rosa, starts_at=TEN), a_booking(staff=pavel, starts_at=TEN)

    by_position = fed(desk, here, position=nails.pk, **MARCH_2)
    by_staff = fed(desk, here, staff=pavel.pk, **MARCH_2)

    assert (ids_in(by_position), ids_in(by_staff)) == ([of_rosa.pk], [of_pavel.pk])
    assert [column["id"] for column in by_staff["columns"]] == [pavel.pk]


@pytest.mark.parametrize("number", ["soon", "999999999", "-1", "9" * 40])
def test_a_staff_member_of_nowhere_shows_nobody_and_never_everybody(here, desk, number):
    a_booking(location=here, starts_at=TEN)

    answer = fed(desk, here, staff=number, **MARCH_2)

    assert (answer["columns"], answer["cards"]) == ([], [])


def test_a_specialist_sees_their_own_column_and_no_phones(here):
    person, me = a_user(), a_staff_member("Me", location=here)
    StaffMember.objects.filter(pk=me.pk).update(user=person)
    mine = a_booking(staff=me, starts_at=TEN)
    a_booking(location=here, starts_at=TEN)
    unlimited = {Limit.CALENDAR_DAYS: -1, Right.CALENDAR_PHONES: False}
    specialist = signed_in(a_membership(Role.SPECIALIST, user=person, location=here, **unlimited))

    answer = fed(specialist, here, **MARCH_2)

    assert ids_in(answer) == [mine.pk]
    assert [column["id"] for column in answer["columns"]] == [me.pk]
    assert [card["phone"] for card in answer["cards"]] == [""]


def test_who_is_bound_to_a_position_sees_its_columns_only(here):
    nails = a_position("Nail artist", location=here)
    of_rosa = a_booking(staff=a_staff_member("Rosa", position=nails), starts_at=TEN)
    a_booking(location=here, starts_at=TEN)
    bound = a_browser_of(Role.ADMINISTRATOR, location=here, **{Limit.ONLY_POSITION: nails.pk})

    assert ids_in(fed(bound, here, **MARCH_2)) == [of_rosa.pk]


def test_days_beyond_the_look_back_are_empty(here):
    yesterday = here.today() - timedelta(days=1)
    a_booking(location=here, starts_at=day_begins(yesterday, here.zone) + timedelta(hours=10))
    today_only = a_browser_of(Role.ADMINISTRATOR, location=here, **{Limit.CALENDAR_DAYS: 0})

    assert ids_in(fed(today_only, here, date=yesterday.isoformat())) == []


def test_who_may_not_see_payments_is_not_told_what_is_owed(here):
    a_booking(location=here, starts_at=TEN, services=(a_service(location=here),))
    blind = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.PAYMENTS: False})

    assert [card["marks"] for card in fed(blind, here, **MARCH_2)["cards"]] == [[]]


def test_the_feed_needs_the_right_to_the_calendar(here):
    nobody = a_browser_of(Role.ADMINISTRATOR, location=here, **{Right.CALENDAR: False})

    assert nobody.get(f"/l/{here.pk}/calendar/feed/").status_code == 403


def test_times_are_those_of_the_locations_clocks():
    tokyo = a_location("Tokyo", time_zone="Asia/Tokyo")
    late = a_booking(location=tokyo, starts_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    a_booking(location=tokyo, starts_at=datetime(2026, 3, 2, 15, 0, tzinfo=UTC))

    answer = fed(a_browser_of(Role.ADMINISTRATOR, location=tokyo), tokyo, **MARCH_2)

    assert [(card["id"], card["start"], card["time"]) for card in answer["cards"]] == [
        (late.pk, "2026-03-02T08:30", "08:30–09:30")
    ]


def test_a_booking_over_midnight_stands_on_both_days(here, desk):
    late = a_booking(location=here, starts_at=datetime(2026, 3, 2, 23, 0, tzinfo=UTC), duration=timedelta(hours=3))

    days = [ids_in(fed(desk, here, date=day)) for day in ("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04")]

    assert days == [[], [late.pk], [late.pk], []]


def test_a_day_of_25_hours_shows_both_hours_and_says_which_is_which(here, desk):
    first = a_booking(
        location=here, starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC), duration=timedelta(minutes=30)
    )
    again = a_booking(
        location=here, starts_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC), duration=timedelta(minutes=30)
    )
    last = a_booking(
        location=here, starts_at=datetime(2026, 10, 25, 23, 30, tzinfo=UTC), duration=timedelta(minutes=15)
    )
    a_booking(location=here, starts_at=datetime(2026, 10, 26, 0, 0, tzinfo=UTC))

    answer = fed(desk, here, date=IN_LISBON_CLOCKS_GO_BACK)

    assert [(card["id"], card["start"], card["time"]) for card in answer["cards"]] == [
        (first.pk, "2026-10-25T01:30", "01:30 WEST–01:00 WET"),
        (again.pk, "2026-10-25T01:30", "01:30 WET–02:00"),
        (last.pk, "2026-10-25T23:30", "23:30–23:45"),
    ]
    assert [card["end"] for card in answer["cards"]][:2] == ["2026-10-25T02:00", "2026-10-25T02:00"]


def test_a_day_of_23_hours_ends_an_hour_earlier(here, desk):
    over = a_booking(location=here, starts_at=datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    last = a_booking(location=here, starts_at=datetime(2026, 3, 29, 22, 45, tzinfo=UTC), duration=timedelta(minutes=15))
    a_booking(location=here, starts_at=datetime(2026, 3, 29, 23, 0, tzinfo=UTC))

    answer = fed(desk, here, date=IN_LISBON_CLOCKS_JUMP)

    assert [(card["id"], card["start"], card["end"], card["minutes"]) for card in answer["cards"]] == [
        (over.pk, "2026-03-29T00:30", "2026-03-29T02:30", 60),
        (last.pk, "2026-03-29T23:45", "2026-03-30T00:00", 15),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_longer_day_asks_the_database_no_more_often(here, desk, rows, django_assert_num_queries):
    for hour in range(rows):
        start = TEN + timedelta(hours=hour)
        a_booking(location=here, starts_at=start, services=(a_service(location=here),), staff=a_staff_member())

    with django_assert_num_queries(11):
        fed(desk, here, **MARCH_2)


def test_time_at_which_somebody_does_not_work_is_told_breaks_and_holidays_too(here, desk):
    rosa, pavel = a_staff_member("Rosa", location=here), a_staff_member("Pavel", location=here)
    week = [[[9 * 60, 13 * 60], [14 * 60, 17 * 60 + 30]]] * 7
    WeekPattern.objects.create(location=here, staff=rosa, from_day=date(2026, 1, 1), spans=week)
    Holiday.objects.create(location=here, day=date(2026, 3, 3), title="Carnival")

    usual, holiday = fed(desk, here, staff=rosa.pk, **MARCH_2), fed(desk, here, staff=rosa.pk, date="2026-03-03")
    unknown = fed(desk, here, staff=pavel.pk, **MARCH_2)

    assert [(one["staff"], one["start"][11:], one["end"][11:]) for one in usual["closed"]] == [
        (rosa.pk, "00:00", "09:00"),
        (rosa.pk, "13:00", "14:00"),
        (rosa.pk, "17:30", "00:00"),
    ]
    assert (usual["opens"], usual["closes"]) == ("09:00", "18:00")
    assert [(one["start"], one["end"]) for one in holiday["closed"]] == [("2026-03-03T00:00", "2026-03-04T00:00")]
    assert [column["note"] for column in holiday["columns"]] == ["Carnival"]
    assert (unknown["closed"], unknown["opens"], unknown["closes"]) == ([], "07:00", "21:00")
