"""Saying when people work: what is kept, what is refused, and what two at once are told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from daybook.access.choices import Limit, Right
from daybook.bookings.models import Booking
from daybook.schedule.models import DayPlan, Holiday, WeekPattern
from daybook.schedule.operations import add_holiday, clear_day, remove_holiday, remove_week, set_day, set_week
from daybook.schedule.queries import hours_of
from daybook.schedule.queries.weeks import stamp_of_weeks
from daybook.schedule.rights import editable, refusal_to_edit
from daybook.schedule.wishes import DayWish, Span, WeekWish
from daybook.shared.errors import Invalid, NotAllowed, NotThere, Stale
from daybook.staff.models import StaffMember
from tests.factories import a_booking, a_location, a_position, a_staff_member, an_actor
from tests.schedule.working import (
    MONDAY,
    TEN_TO_TWO,
    THREE_TO_SEVEN,
    WEEKDAYS,
    WITH_A_BREAK,
    a_day,
    a_holiday,
    a_week,
)

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def a_day_wish(member: StaffMember, *spans: Span, **more: Any) -> DayWish:
    return DayWish(member.pk, MONDAY, spans, **more)


def a_week_wish(member: StaffMember, from_day: date, days=WEEKDAYS, **more: Any) -> WeekWish:
    return WeekWish(member.pk, from_day, days, **more)


def test_a_usual_week_counts_from_its_day_on_and_the_one_before_until_then():
    olga, owner = a_staff_member(), an_actor()
    a_week(olga, [[TEN_TO_TWO]] * 7)

    set_week(a_week_wish(olga, today(), [[THREE_TO_SEVEN]] * 7), actor=owner)

    hours = hours_of([olga.pk], today() - A_DAY, today(), owner)
    assert [found.spans for found in hours.values()] == [(TEN_TO_TWO,), (THREE_TO_SEVEN,)]


def test_a_week_planned_for_later_stays_planned():
    olga, owner = a_staff_member(), an_actor()
    a_week(olga, [[TEN_TO_TWO]] * 7, from_day=today() + 30 * A_DAY)

    set_week(a_week_wish(olga, today(), [[THREE_TO_SEVEN]] * 7), actor=owner)

    later = today() + 30 * A_DAY
    assert hours_of([olga.pk], later, later, owner)[olga.pk, later].spans == (TEN_TO_TWO,)


def test_the_past_is_not_rewritten():
    olga, owner = a_staff_member(), an_actor()
    a_week(olga)

    with pytest.raises(Invalid) as refused:
        set_week(a_week_wish(olga, today() - A_DAY), actor=owner)

    assert refused.value.fields == {"from_day": ["The past stays as it was: choose today or a later day."]}


def test_hours_that_nobody_knew_may_be_told_for_the_past():
    olga, owner = a_staff_member(), an_actor()

    set_week(a_week_wish(olga, MONDAY), actor=owner)

    assert hours_of([olga.pk], MONDAY, MONDAY, owner)[olga.pk, MONDAY].spans == WITH_A_BREAK


def test_spans_that_touch_become_one():
    olga = a_staff_member()

    plan = set_day(a_day_wish(olga, (840, 900), (600, 840)), actor=an_actor())

    assert plan.spans == [[600, 900]]


def test_the_same_again_changes_nothing():
    olga, owner = a_staff_member(), an_actor()

    for _time in range(2):
        set_day(a_day_wish(olga, TEN_TO_TWO, note="fair"), actor=owner)
        set_week(a_week_wish(olga, today()), actor=owner)

    assert list(DayPlan.objects.values_list("version", "note")) == [(1, "fair")]
    assert list(WeekPattern.objects.values_list("version", flat=True)) == [1]


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        (
            [(840, 600)],
            "Working hours end after they begin, on the same day: those of a night go on the next day from 00:00.",
        ),
        ([(600, 840), (780, 900)], "These hours overlap each other."),
        (
            [(number * 20, number * 20 + 10) for number in range(13)],
            "A day has at most 12 spans of working hours.",
        ),
    ],
)
def test_hours_that_are_no_hours_are_refused(spans: list[Span], sentence: str):
    olga, owner = a_staff_member(), an_actor()
    days = ((), tuple(spans), (), (), (), (), ())

    with pytest.raises(Invalid) as of_day:
        set_day(a_day_wish(olga, *spans), actor=owner)
    with pytest.raises(Invalid) as of_week:
        set_week(a_week_wish(olga, today(), days), actor=owner)

    assert of_day.value.fields == {"spans": [sentence]}
    assert of_week.value.fields == {"day-1": [sentence]}


def test_a_week_has_seven_days():
    with pytest.raises(Invalid) as refused:
        set_week(a_week_wish(a_staff_member(), today(), WEEKDAYS[:5]), actor=an_actor())

    assert refused.value.fields == {"days": ["A week has seven days."]}


def test_a_day_can_be_as_the_week_says_again():
    olga, owner = a_staff_member(), an_actor()
    a_week(olga)
    set_day(a_day_wish(olga, note="at the dentist's"), actor=owner)

    clear_day(olga.pk, MONDAY, actor=owner)
    clear_day(olga.pk, MONDAY, actor=owner)

    assert hours_of([olga.pk], MONDAY, MONDAY, owner)[olga.pk, MONDAY].spans == WITH_A_BREAK


def test_a_week_that_was_planned_can_be_taken_back_and_one_that_counts_already_cannot():
    olga, owner = a_staff_member(), an_actor()
    a_week(olga)
    a_week(olga, from_day=today() + A_DAY)

    remove_week(olga.pk, today() + A_DAY, actor=owner)
    with pytest.raises(Invalid, match="has begun already"):
        remove_week(olga.pk, date(2020, 1, 1), actor=owner)

    assert WeekPattern.objects.count() == 1


def test_who_looked_at_hours_that_were_changed_meanwhile_overwrites_nothing():
    olga, owner = a_staff_member(), an_actor()
    was = a_day(olga, MONDAY, TEN_TO_TWO)
    seen, seen_week = f"{was.pk}.1", stamp_of_weeks(olga.pk, owner)
    set_day(a_day_wish(olga, THREE_TO_SEVEN, stamp=seen), actor=owner)
    set_week(a_week_wish(olga, today(), stamp=seen_week), actor=owner)

    with pytest.raises(Stale):
        set_day(a_day_wish(olga, stamp=seen), actor=owner)
    with pytest.raises(Stale):
        clear_day(olga.pk, MONDAY, stamp=seen, actor=owner)
    with pytest.raises(Stale):
        set_week(a_week_wish(olga, today(), [()] * 7, stamp=seen_week), actor=owner)
    with pytest.raises(Stale):
        remove_week(olga.pk, today(), stamp=seen_week, actor=owner)

    assert hours_of([olga.pk], MONDAY, MONDAY, owner)[olga.pk, MONDAY].spans == (THREE_TO_SEVEN,)


def test_a_plan_made_anew_in_the_place_of_another_is_another():
    olga, owner = a_staff_member(), an_actor()
    was = a_day(olga, MONDAY, TEN_TO_TWO)
    clear_day(olga.pk, MONDAY, actor=owner)
    set_day(a_day_wish(olga, THREE_TO_SEVEN), actor=owner)

    with pytest.raises(Stale):
        set_day(a_day_wish(olga, stamp=f"{was.pk}.1"), actor=owner)


def test_changing_hours_leaves_bookings_as_they_are():
    booking = a_booking()
    before = Booking.objects.filter(pk=booking.pk).values().get()

    set_day(DayWish(booking.staff_id, booking.starts_at.date(), ()), actor=an_actor())

    assert Booking.objects.filter(pk=booking.pk).values().get() == before


def test_nobody_without_the_right_changes_hours_or_holidays():
    olga, clerk = a_staff_member(), an_actor(*set(Right) - {Right.EDIT_SCHEDULE})
    closed = a_holiday(olga.location_id, MONDAY)

    for act in (
        lambda: set_day(a_day_wish(olga), actor=clerk),
        lambda: clear_day(olga.pk, MONDAY, actor=clerk),
        lambda: set_week(a_week_wish(olga, today()), actor=clerk),
        lambda: remove_week(olga.pk, today(), actor=clerk),
        lambda: add_holiday(MONDAY + A_DAY, "Carnival", actor=clerk),
        lambda: remove_holiday(closed.pk, actor=clerk),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_sees_one_column_changes_the_hours_of_that_one_and_no_holidays():
    own, other = a_staff_member(), a_staff_member()
    specialist = an_actor(Right.EDIT_SCHEDULE, limits={Limit.ONLY_STAFF: own.pk})

    set_day(a_day_wish(own, TEN_TO_TWO), actor=specialist)
    with pytest.raises(NotAllowed, match="of this staff member"):
        set_day(a_day_wish(other, TEN_TO_TWO), actor=specialist)
    with pytest.raises(NotAllowed, match="not holidays of everybody"):
        add_holiday(MONDAY, "Carnival", actor=specialist)

    assert DayPlan.objects.get().staff == own


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("limit", ["none", "staff", "position", "nobody"])
def test_the_set_of_those_whose_hours_one_changes_is_those_of_whom_it_is_not_refused(right: bool, limit: str):
    here = a_location()
    barber = a_position("Barber", location=here)
    own, alike, other = a_staff_member(position=barber), a_staff_member(position=barber), a_staff_member(location=here)
    a_staff_member(location=a_location())
    limits = {
        "none": {},
        "staff": {Limit.ONLY_STAFF: other.pk},
        "position": {Limit.ONLY_POSITION: barber.pk},
        "nobody": {Limit.ONLY_STAFF: -1},
    }[limit]
    rights = [Right.EDIT_SCHEDULE] if right else [Right.CALENDAR]
    actor = an_actor(*rights, location=here, limits=limits)

    found = set(editable(StaffMember.objects.all(), actor))

    assert found == {member for member in (own, alike, other) if refusal_to_edit(member, actor) is None}


def test_the_hours_of_nobody_and_of_somebody_elsewhere_are_not_there():
    elsewhere, owner = a_staff_member(location=a_location()), an_actor(location=a_location())

    for staff_id in (elsewhere.pk, 0):
        with pytest.raises(NotThere):
            set_day(DayWish(staff_id, MONDAY, ()), actor=owner)


def test_who_was_dismissed_gets_no_new_hours():
    gone = a_staff_member("Rosa")
    StaffMember.objects.update(retired_at=timezone.now())

    with pytest.raises(Invalid, match="Rosa no longer serves here"):
        set_day(a_day_wish(gone), actor=an_actor())


def test_a_holiday_stands_once_a_day_and_says_what_it_is():
    owner = an_actor()
    add_holiday(MONDAY, " Carnival ", actor=owner)

    with pytest.raises(Invalid) as again:
        add_holiday(MONDAY, "Carnival", actor=owner)
    with pytest.raises(Invalid) as nameless:
        add_holiday(MONDAY + A_DAY, " ", actor=owner)

    assert again.value.fields == {"day": ["This day is a holiday already."]}
    assert nameless.value.fields == {"title": ["Say in a few words what holiday it is."]}
    assert list(Holiday.objects.values_list("title", flat=True)) == ["Carnival"]


def test_a_holiday_of_another_location_is_not_there():
    elsewhere = a_holiday(a_location().pk, MONDAY)

    with pytest.raises(NotThere):
        remove_holiday(elsewhere.pk, actor=an_actor(location=a_location()))

    assert Holiday.objects.count() == 1
