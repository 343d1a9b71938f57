"""The page of somebody's usual week: typed, copied, planned, taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from daybook.access.choices import Role
from daybook.locations.models import Location
from daybook.schedule.models import WeekPattern
from daybook.staff.models import StaffMember
from tests.access.doors import a_browser_of
from tests.factories import a_location, a_staff_member
from tests.schedule.working import a_week

pytestmark = pytest.mark.django_db
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


def lines(**days: str) -> dict[str, str]:
    return {f"day-{number}": days.get(f"d{number}", "") for number in range(7)}


def test_a_usual_week_is_saved_and_listed(here, olga, manager):
    place, today = address(here, f"staff/{olga.pk}/"), here.today()
    stamp = manager.get(place).context["stamp"]

    answer = manager.post(
        f"{place}save/", {"from_day": today.isoformat(), "stamp": stamp} | lines(d0="9-17"), follow=True
    )

    assert "The usual week of Olga counts from" in answer.content.decode()
    assert [(week["from_day"], week["is_now"]) for week in answer.context["known"]] == [
        (today, True),
        (date(2020, 1, 1), False),
    ]
    assert WeekPattern.objects.get(from_day=today).spans == [[[540, 1020]], [], [], [], [], [], []]


def test_every_mistake_of_a_week_is_said_at_its_line_and_nothing_typed_is_lost(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/save/")

    answer = manager.post(place, {"from_day": "", "stamp": "x"} | lines(d0="nine", d1="10-14", d2="14-10"))

    form = answer.context["form"]
    assert answer.status_code == 422
    assert sorted(form.errors) == ["day-0", "day-2", "from_day"]
    assert 'value="10-14"' in answer.content.decode()
    assert answer.context["seen"] == "x"


def test_a_week_of_the_past_is_refused_at_its_day(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/")
    stamp = manager.get(place).context["stamp"]

    answer = manager.post(f"{place}save/", {"from_day": "2026-01-01", "stamp": stamp} | lines())

    assert answer.context["form"].errors == {"from_day": ["The past stays as it was: choose today or a later day."]}


def test_who_saves_a_week_that_somebody_changed_sees_theirs_and_may_save_again(here, olga, manager):
    place, today = address(here, f"staff/{olga.pk}/"), here.today().isoformat()
    stamp = manager.get(place).context["stamp"]
    manager.post(f"{place}save/", {"from_day": today, "stamp": stamp} | lines(d0="9-17"))

    told = manager.post(f"{place}save/", {"from_day": today, "stamp": stamp} | lines(d0="8-12"))
    again = manager.post(f"{place}save/", {"from_day": today, "stamp": told.context["seen"]} | lines(d0="8-12"))

    assert (told.status_code, again.status_code) == (409, 302)
    assert "Somebody else changed these hours meanwhile." in told.content.decode()


def test_mondays_hours_go_to_all_weekdays_and_nothing_is_written(here, olga, manager):
    place = address(here, f"staff/{olga.pk}/copy/")

    answer = manager.post(place, {"from_day": "2026-12-01", "stamp": "x"} | lines(d0="9-17", d5="10-12"))

    form = answer.context["form"]
    assert [form[f"day-{number}"].value() for number in range(7)] == ["9-17"] * 5 + ["10-12", ""]
    assert (form["from_day"].value(), answer.context["seen"]) == ("2026-12-01", "x")
    assert WeekPattern.objects.count() == 1


def test_the_week_of_somebody_else_can_be_filled_in(here, olga, manager):
    rosa = a_staff_member("Rosa", location=here)

    answer = manager.get(address(here, f"staff/{rosa.pk}/"), {"like": olga.pk})

    assert answer.context["form"]["day-0"].value() == "10:00–14:00, 15:00–19:00"
    assert not WeekPattern.objects.filter(staff=rosa).exists()


def test_a_planned_week_is_taken_back(here, olga, manager):
    later = here.today() + 30 * A_DAY
    a_week(olga, from_day=later)

    answer = manager.post(address(here, f"staff/{olga.pk}/remove/"), {"from_day": later.isoformat()}, follow=True)

    assert "is taken back" in answer.content.decode()
    assert WeekPattern.objects.count() == 1


def test_the_hours_of_the_week_form_are_those_that_count_now(here, olga, manager):
    page = manager.get(address(here, f"staff/{olga.pk}/"))

    assert page.context["form"]["from_day"].value() == here.today().isoformat()
    assert page.context["known"][0]["lines"][0]["words"] == "10:00–14:00, 15:00–19:00"
