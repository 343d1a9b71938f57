"""Working hours in a browser: two taps for a day off, by keyboard too; a usual week; axe finds nothing."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.schedule.models import DayPlan, WeekPattern
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon, dialog_on
from tests.plugins.browser import DESKTOP, PHONE
from tests.schedule.working import a_day, a_holiday, a_week

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A tall phone: what lies behind a bar that stays in sight would count as too small to touch.
TALL_PHONE = PHONE | {"height": 2400}


def test_a_day_off_takes_two_taps_and_tells_of_the_booking_that_lies_outside(a_page):
    salon = a_salon()
    a_week(salon.pavel, [[(540, 1080)]] * 7)
    salon.book(10)
    tomorrow = salon.at(0).astimezone(salon.place.zone).date()
    page = a_page(salon.somebody(role=Role.OWNER), on=PHONE)
    page.goto(f"{reverse('schedule:week', args=[salon.place.pk])}?day={tomorrow.isoformat()}")
    cell = page.locator(f"#hours-{salon.pavel.pk}-{tomorrow.isoformat()}")

    cell.click()
    dialog_on(page).get_by_role("button", name="Day off").click()

    expect(page.locator("[data-report]")).to_contain_text("Pavel Novák does not work on")
    expect(page.locator("[data-report]")).to_contain_text("1 booking lies outside working hours")
    expect(cell).to_contain_text("day off")
    assert DayPlan.objects.get().spans == []


def test_a_day_is_changed_by_keyboard_and_a_mistake_keeps_what_was_typed(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(role=Role.OWNER), refusals=[422])
    page.goto(reverse("schedule:week", args=[salon.place.pk]))
    today = salon.place.today().isoformat()
    cell = page.locator(f"#hours-{salon.pavel.pk}-{today}")

    cell.press("Enter")
    hours = dialog_on(page).get_by_label("Hours")
    expect(hours).to_be_focused()
    page.keyboard.type("10-14, 13-15")
    page.keyboard.press("Enter")
    expect(dialog_on(page).get_by_role("alert")).to_contain_text("These hours overlap each other.")
    expect(hours).to_have_value("10-14, 13-15")
    hours.fill("10-14, 15-19")
    page.keyboard.press("Enter")

    expect(cell).to_contain_text("15:00–19:00")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_usual_week_is_said_without_script_too(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(role=Role.OWNER), scripts=False)
    page.goto(reverse("schedule:week", args=[salon.place.pk]))

    page.get_by_role("link", name="Pavel Novák", exact=True).click()
    page.get_by_label("Monday").fill("9-13, 14-18")
    page.get_by_role("button", name="Monday's hours on all weekdays").click()
    page.get_by_role("button", name="Save the week").click()

    expect(page.get_by_text("The usual week of Pavel Novák counts from")).to_be_visible()
    assert WeekPattern.objects.get().spans == [[[540, 780], [840, 1080]]] * 5 + [[], []]


@pytest.mark.parametrize("screen", [DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(a_page, screen):
    salon, found = a_salon(), {}
    today = salon.place.today()
    a_week(salon.pavel)
    a_day(salon.pavel, today, (600, 840), note="Open house")
    a_holiday(salon.place.pk, today, "Carnival")
    page = a_page(salon.somebody(role=Role.OWNER), on=screen, refusals=[422])
    page.goto(reverse("schedule:week", args=[salon.place.pk]))
    found["week"] = findings_on(page)
    page.locator(f"#hours-{salon.pavel.pk}-{today.isoformat()}").click()
    expect(dialog_on(page)).to_contain_text("As the usual week")
    found["day"] = findings_on(page)
    dialog_on(page).get_by_role("button", name="Save").click()
    expect(page.locator("[data-report]")).to_contain_text("Pavel Novák works 10:00–14:00")
    found["report"] = findings_on(page)
    page.goto(reverse("schedule:weeks", args=[salon.place.pk, salon.pavel.pk]))
    page.get_by_label("Tuesday").fill("nonsense")
    page.get_by_role("button", name="Save the week").click()
    expect(page.get_by_text("Write the hours as")).to_be_visible()
    found["usual week"] = findings_on(page)
    page.goto(reverse("schedule:holidays", args=[salon.place.pk]))
    found["holidays"] = findings_on(page)

    assert {name: findings for name, findings in found.items() if findings} == {}
