"""The pages of working hours: the week of everybody, a day, the usual week, holidays."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client as Browser

from daybook.access.choices import Limit, Right, Role
from daybook.locations.models import Location
from daybook.schedule.models import DayPlan, Holiday
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.factories import a_booking, a_client, a_location, a_staff_member
from tests.schedule.working import MONDAY, TEN_TO_TWO, a_day, a_holiday, a_week

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
A_DAY = timedelta(days=1)


@pytest.fixture
def here() -> Location:
    return a_location("Here")


@pytest.fixture
def olga(here: Location) -> StaffMember:
    member = a_staff_member("Olga", location=here)
    a_week(member)
    return member


@pytest.fixture
def manager(here: Location) -> Browser:
    return a_browser_of(Role.MANAGER, location=here)


def address(here: Location, rest: str = "") -> str:
    return f"/l/{here.pk}/schedule/{rest}"


def cells_of(page: Any) -> list[list[str]]:
    """What the table says of each day of each person."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", page.content.decode(), re.DOTALL)
    cells = [re.findall(r'class="week-spans">(.*?)</td>', row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_the_week_shows_who_works_when(here, olga, manager):
    a_staff_member("Rosa", location=here)
    a_holiday(here.pk, MONDAY + A_DAY, "Carnival")
    a_day(olga, MONDAY + 2 * A_DAY, TEN_TO_TWO, note="fair")

    page = manager.get(address(here), {"day": "2026-03-04"})

    usual = "10:00–14:00 15:00–19:00"
    assert cells_of(page) == [
        [usual, "holiday", "10:00–14:00 (this day only) fair", usual, usual, "day off", "day off"],
        ["not set", "holiday", "not set", "not set", "not set", "not set", "not set"],
    ]
    assert "2 Mar 2026 – 8 Mar 2026" in page.content.decode()


def test_htmx_gets_the_table_alone(here, olga, manager):
    assert b"<html" not in manager.get(address(here), headers=HTMX).content


@pytest.mark.parametrize("day", ["", "nonsense", "1000-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_this_week(here, olga, manager, day: str):
    page = manager.get(address(here), {"day": day})

    assert page.context["is_this_week"]


@pytest.mark.parametrize("people", [1, 3])
def test_the_week_asks_as_often_for_three_as_for_one(here, manager, people: int, django_assert_num_queries):
    for _ in range(people):
        a_week(a_staff_member(location=here))
    manager.get(address(here))

    with django_assert_num_queries(7):
        manager.get(address(here))


def test_a_specialist_who_may_sees_their_own_column_only(here, olga):
    a_staff_member("Rosa", location=here)
    own = {Right.EDIT_SCHEDULE.value: True, Limit.ONLY_STAFF.value: olga.pk}
    specialist = a_browser_of(Role.SPECIALIST, location=here, **own)

    page = specialist.get(address(here))
    holidays = specialist.get(address(here, "holidays/"))

    assert [row.member.name for row in page.context["board"].rows] == ["Olga"]
    assert b"Add the holiday" not in holidays.content


def test_the_hours_of_somebody_out_of_reach_are_not_there(here, olga):
    rosa = a_staff_member("Rosa", location=here)
    own = {Right.EDIT_SCHEDULE.value: True, Limit.ONLY_STAFF.value: olga.pk}
    specialist = a_browser_of(Role.SPECIALIST, location=here, **own)

    answers = [
        specialist.get(address(here, f"staff/{rosa.pk}/")),
        specialist.post(address(here, f"staff/{rosa.pk}/days/2026-03-02/"), {"off": "on"}),
        specialist.get(address(here, f"staff/{olga.pk}/?like={rosa.pk}")),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not DayPlan.objects.exists()


def test_a_day_is_changed_in_its_dialog(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/days/2026-03-02/")
    dialog = manager.get(place, headers=HTMX)

    answer = manager.post(place, {"spans": "12-16", "note": "fair", "stamp": ""}, headers=HTMX)

    assert 'value="10:00–14:00, 15:00–19:00"' in dialog.content.decode()
    assert "Olga works 12:00–16:00 on 2 Mar 2026." in answer.content.decode()
    assert answer["HX-Trigger"] == "schedule-changed"
    assert list(DayPlan.objects.values_list("spans", "note")) == [([[720, 960]], "fair")]


def test_a_day_off_is_one_button_whatever_is_typed(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/days/2026-03-02/")

    answer = manager.post(place, {"spans": "nonsense", "off": "on"}, headers=HTMX)

    assert "Olga does not work on 2 Mar 2026." in answer.content.decode()
    assert DayPlan.objects.get().spans == []


def test_a_day_becomes_again_as_the_usual_week(here, olga, manager):
    plan = a_day(olga, MONDAY, TEN_TO_TWO)
    place = address(here, f"staff/{olga.pk}/days/2026-03-02/")
    dialog = manager.get(place, headers=HTMX).content.decode()

    answer = manager.post(f"{place}clear/", {"stamp": f"{plan.pk}.1"}, headers=HTMX)

    assert "As the usual week" in dialog
    assert "Olga works 10:00–14:00, 15:00–19:00 on 2 Mar 2026." in answer.content.decode()
    assert not DayPlan.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write the hours, or choose Day off."),
        ("ten to two", "Write the hours as 10:00-14:00, 15:00-19:00."),
        ("10-14, 13-15", "These hours overlap each other."),
        ("14-10", "Working hours end after they begin, on the same day"),
    ],
)
def test_what_is_wrong_with_a_day_is_said_in_its_dialog(olga, manager, typed: str, sentence: str):
    place = address(olga.location, f"staff/{olga.pk}/days/2026-03-02/")

    answer = manager.post(place, {"spans": typed}, headers=HTMX)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not DayPlan.objects.exists()


def test_two_who_change_the_same_day_are_told(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/days/2026-03-02/")
    manager.post(place, {"spans": "12-16", "stamp": ""}, headers=HTMX)

    answer = manager.post(place, {"spans": "8-10", "stamp": ""}, headers=HTMX)

    assert answer.status_code == 409
    assert "Somebody else changed these hours meanwhile." in answer.content.decode()
    assert DayPlan.objects.get().spans == [[720, 960]]


def test_without_script_a_day_is_a_page_of_its_own(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/days/2026-03-02/")

    page, saved = manager.get(place), manager.post(place, {"spans": "12-16", "stamp": ""})

    assert b"<html" in page.content
    assert saved["Location"] == address(here, "?day=2026-03-02")


@pytest.mark.parametrize("day", ["2026-02-30", "monday", "1900-01-01"])
def test_a_day_that_is_none_is_not_there(here, olga, manager, day: str):
    assert manager.get(address(here, f"staff/{olga.pk}/days/{day}/")).status_code == 404


def test_holidays_come_and_go(here, manager):
    day = (here.today() + A_DAY).isoformat()

    added = manager.post(address(here, "holidays/add/"), {"day": day, "title": "Carnival"}, follow=True)
    twice = manager.post(address(here, "holidays/add/"), {"day": day, "title": "Carnival"})
    nameless = manager.post(address(here, "holidays/add/"), {"day": "nonsense", "title": ""})
    closed = Holiday.objects.get()
    manager.post(address(here, f"holidays/{closed.pk}/remove/"))

    assert "Carnival" in added.content.decode()
    assert (twice.status_code, twice.context["form"].errors) == (422, {"day": ["This day is a holiday already."]})
    assert sorted(nameless.context["form"].errors) == ["day", "title"]
    assert not Holiday.objects.exists()


def test_whoever_changes_hours_is_told_which_bookings_lie_outside(here, olga, manager):
    tomorrow = here.today() + A_DAY
    a_day(olga, tomorrow)
    anna = a_client("Anna Kovács", location=here)
    booking = a_booking(staff=olga, client=anna, starts_at=datetime.combine(tomorrow, time(12), tzinfo=UTC))
    saved = manager.post(
        address(here, f"staff/{olga.pk}/days/{tomorrow.isoformat()}/"),
        {"off": "on", "stamp": f"{DayPlan.objects.get().pk}.1"},
        headers=HTMX,
    )

    told = manager.get(saved.context["outside_url"], headers=HTMX).content.decode()

    assert "1 booking lies outside working hours. It stays as it is:" in told
    assert f"?visit={booking.visit_id}" in told
    assert anna.name in told


def test_bookings_within_hours_and_of_the_past_are_not_told(here, olga, manager):
    a_booking(staff=olga, location=here, starts_at=datetime(2026, 3, 2, 10, tzinfo=UTC))

    told = manager.get(f"/l/{here.pk}/bookings/outside-hours/", {"first": "2026-01-01"})

    assert "No booking lies outside working hours." in told.content.decode()


@pytest.mark.parametrize("asked", [{"last": "9999-12-31"}, {"first": "0001-01-01"}])
def test_days_that_nobody_lives_to_see_are_no_page(here, manager, asked):
    told = manager.get(f"/l/{here.pk}/bookings/outside-hours/", {"first": "2026-01-01", **asked})

    assert told.status_code == 404


def test_who_sees_no_bookings_is_not_told_of_any(here, olga):
    blind = a_browser_of(Role.MANAGER, location=here, **{Right.CALENDAR.value: False})

    saved = blind.post(address(here, f"staff/{olga.pk}/days/2026-03-02/"), {"off": "on"}, headers=HTMX)

    assert saved.context["outside_url"] == ""
