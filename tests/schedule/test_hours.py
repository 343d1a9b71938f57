"""What says when somebody works, and what outweighs what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from daybook.schedule.choices import HoursFrom
from daybook.schedule.models import DayPlan, WeekPattern
from daybook.schedule.queries import DayHours, hours_of, spans_of
from tests.factories import a_location, a_staff_member, an_actor
from tests.schedule.working import MONDAY, TEN_TO_TWO, THREE_TO_SEVEN, WITH_A_BREAK, a_day, a_holiday, a_week

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
SUNDAY = MONDAY + 6 * A_DAY


def the_hours(staff, day: date = MONDAY) -> DayHours:
    return hours_of([staff.pk], day, day, an_actor())[staff.pk, day]


def test_the_week_says_when_somebody_works():
    olga = a_staff_member()
    a_week(olga)

    assert the_hours(olga) == DayHours(WITH_A_BREAK, HoursFrom.WEEK)
    assert the_hours(olga, SUNDAY) == DayHours((), HoursFrom.WEEK)


def test_nobody_knows_the_hours_of_somebody_without_any():
    assert the_hours(a_staff_member()) == DayHours(None, HoursFrom.NOTHING)


def test_hours_are_not_known_before_the_first_pattern():
    olga = a_staff_member()
    a_week(olga, from_day=MONDAY)

    assert the_hours(olga, MONDAY - A_DAY).spans is None
    assert the_hours(olga, MONDAY).spans == WITH_A_BREAK


def test_a_pattern_counts_until_the_next_one():
    olga = a_staff_member()
    a_week(olga)
    a_week(olga, [[TEN_TO_TWO]] * 7, from_day=MONDAY + A_DAY)
    a_week(olga, [[THREE_TO_SEVEN]] * 7, from_day=MONDAY + 3 * A_DAY)

    found = hours_of([olga.pk], MONDAY, MONDAY + 4 * A_DAY, an_actor())

    assert [hours.spans for hours in found.values()] == [
        WITH_A_BREAK,
        (TEN_TO_TWO,),
        (TEN_TO_TWO,),
        (THREE_TO_SEVEN,),
        (THREE_TO_SEVEN,),
    ]


def test_nobody_works_on_a_holiday():
    olga, without_hours = a_staff_member(), a_staff_member()
    a_week(olga)
    a_holiday(olga.location_id, MONDAY, "Carnival")

    assert the_hours(olga) == the_hours(without_hours) == DayHours((), HoursFrom.HOLIDAY, "Carnival")


def test_the_hours_of_a_day_outweigh_week_and_holiday():
    olga = a_staff_member()
    a_week(olga)
    a_holiday(olga.location_id, MONDAY)
    plan = a_day(olga, MONDAY, TEN_TO_TWO, note="inventory")

    assert the_hours(olga) == DayHours((TEN_TO_TWO,), HoursFrom.DAY, "inventory", f"{plan.pk}.1")


def test_a_day_off_is_a_day_without_hours():
    olga = a_staff_member()
    a_week(olga)
    a_day(olga, MONDAY)

    assert the_hours(olga).spans == ()


def test_hours_are_moments_on_the_clocks_of_the_location():
    tbilisi = a_location(time_zone="Asia/Tbilisi")
    nino = a_staff_member(location=tbilisi)
    a_week(nino)

    found = spans_of([nino.pk], MONDAY, MONDAY, an_actor(location=tbilisi))

    assert found == {
        (nino.pk, MONDAY): [
            (datetime(2026, 3, 2, 6, 0, tzinfo=UTC), datetime(2026, 3, 2, 10, 0, tzinfo=UTC)),
            (datetime(2026, 3, 2, 11, 0, tzinfo=UTC), datetime(2026, 3, 2, 15, 0, tzinfo=UTC)),
        ]
    }


def test_hours_that_are_not_known_are_none():
    olga = a_staff_member()

    assert spans_of([olga.pk], MONDAY, MONDAY, an_actor()) == {(olga.pk, MONDAY): None}


def test_hours_and_holidays_of_another_location_are_not_told():
    here = a_location()
    elsewhere, ours = a_staff_member(location=a_location()), a_staff_member(location=here)
    a_week(elsewhere)
    a_day(elsewhere, MONDAY, TEN_TO_TWO)
    a_holiday(elsewhere.location_id, MONDAY)

    found = spans_of([elsewhere.pk, ours.pk], MONDAY, MONDAY, an_actor(location=here))

    assert list(found.values()) == [None, None]


@pytest.mark.parametrize("people", [1, 3])
def test_hours_take_three_queries_for_any_number_of_people(people: int, django_assert_num_queries):
    staff = [a_staff_member() for _ in range(people)]
    for member in staff:
        a_week(member)
        a_day(member, SUNDAY, TEN_TO_TWO)
    actor = an_actor()

    with django_assert_num_queries(3):
        spans_of([member.pk for member in staff], MONDAY, SUNDAY, actor)


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([[840, 600]], id="ends before it begins"),
        pytest.param([[600, 600]], id="takes no time"),
        pytest.param([[600, 840], [780, 900]], id="over another"),
        pytest.param([[900, 960], [600, 840]], id="out of order"),
        pytest.param([[1380, 1500]], id="beyond the day"),
        pytest.param([[-60, 60]], id="before the day"),
        pytest.param([[600]], id="without an end"),
        pytest.param([["600", "840"]], id="texts"),
        pytest.param([[600.5, 840]], id="not whole"),
        pytest.param({"begin": 600}, id="no list"),
        pytest.param(600, id="a number"),
    ],
)
def test_the_database_refuses_hours_that_are_no_hours(spans: object):
    olga = a_staff_member()

    with pytest.raises(IntegrityError, match="day_plan_in_order"), transaction.atomic():
        DayPlan.objects.create(location_id=olga.location_id, staff=olga, day=MONDAY, spans=spans)
    with pytest.raises(IntegrityError, match="week_pattern_in_order"), transaction.atomic():
        WeekPattern.objects.create(
            location_id=olga.location_id, staff=olga, from_day=MONDAY, spans=[spans, [], [], [], [], [], []]
        )


@pytest.mark.parametrize("days", [[[]] * 6, [[]] * 8, {}, 7])
def test_the_database_refuses_a_week_that_is_not_of_seven_days(days: object):
    olga = a_staff_member()

    with pytest.raises(IntegrityError, match="week_pattern_in_order"), transaction.atomic():
        WeekPattern.objects.create(location_id=olga.location_id, staff=olga, from_day=MONDAY, spans=days)


def test_the_database_refuses_hours_at_another_location_than_the_staff_members():
    olga, elsewhere = a_staff_member(), a_location()

    DayPlan.objects.create(location=elsewhere, staff=olga, day=MONDAY, spans=[])

    with pytest.raises(IntegrityError, match="of_one_location"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_spans_that_touch_may_stand_beside_each_other():
    plan = a_day(a_staff_member(), MONDAY, (0, 600), (600, 1440))

    assert plan.spans == [[0, 600], [600, 1440]]
