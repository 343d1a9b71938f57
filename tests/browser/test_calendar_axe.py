"""axe-core finds nothing on the calendar, at both widths, in light and in dark."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Right
from daybook.schedule.models import WeekPattern
from tests.browser.axe import findings_on
from tests.browser.desk import dialog_on
from tests.browser.test_axe import TALL_PHONE, a_full_salon
from tests.plugins.browser import DESKTOP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("screen", [DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def test_the_calendar_its_views_and_dialogs(a_page, screen):
    salon = a_full_salon()
    week = [[[9 * 60, 13 * 60], [14 * 60, 20 * 60]]] * 7
    WeekPattern.objects.create(location=salon.place, staff=salon.pavel, from_day=date(2020, 1, 1), spans=week)
    tomorrow = salon.place.today() + timedelta(days=1)
    calendar = f"/l/{salon.place.pk}/calendar/?date={tomorrow}"
    page = a_page(salon.somebody(**{Right.BOOK_OVER: True}), on=screen)
    found = {}

    for view in ("day", "week"):
        page.goto(f"{calendar}&view={view}")
        expect(page.locator("[data-card]").first).to_be_visible()
        found[view] = findings_on(page)
    page.locator("[data-card]").first.focus()
    page.keyboard.press("m")
    expect(dialog_on(page)).to_be_visible()
    found["move"] = findings_on(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(dialog_on(page)).to_be_visible()
    found["keys"] = findings_on(page)
    page.goto(f"{calendar}&view=list")
    found["list"] = findings_on(page)
    page.goto(f"{calendar}&staff=999999999")
    expect(page.get_by_role("link", name="Show everybody")).to_be_visible()
    found["nobody"] = findings_on(page)

    assert {name: findings for name, findings in found.items() if findings} == {}
