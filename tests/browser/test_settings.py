"""Settings by keyboard and on a phone: from a list to a card and back to the same place; what axe finds on cards."""

import re

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.staff.models import Position
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon, dialog_on
from tests.factories import a_booking_category, a_position
from tests.plugins.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CURRENT = re.compile("is-current")


def test_a_position_is_opened_renamed_and_come_back_from_without_a_mouse(a_page):
    salon = a_salon()
    for number in range(30):
        a_position(f"Barber {number:02}", location=salon.place)
    page = a_page(salon.somebody(role=Role.OWNER), refusals=(422,))
    press = page.keyboard.press

    page.goto(f"/l/{salon.place.pk}/positions/?sort=-name")
    for _step in range(3):
        press("j")
    press("Enter")
    expect(page.get_by_role("heading", name="Barber 27")).to_be_visible()
    page.get_by_label("Name").fill("")
    press("Control+Enter")
    expect(page.locator("[data-trouble]")).to_be_focused()
    page.get_by_label("Name").fill("Barber 27 and a half")
    press("Control+Enter")

    expect(page).to_have_url(re.compile(r"/positions/\?sort=-name$"))
    expect(page.get_by_text("Barber 27 and a half is saved.")).to_be_visible()
    row = page.locator("tr", has_text="Barber 27 and a half")
    expect(row).to_have_class(CURRENT)
    press("n")
    expect(page.get_by_role("heading", name="New position")).to_be_visible()


def test_a_position_is_retired_in_a_dialog_and_on_a_page_without_script(a_page):
    salon = a_salon()
    barber, stylist = (a_position(title, location=salon.place) for title in ("Barber", "Stylist"))
    owner = salon.somebody(role=Role.OWNER)

    page = a_page(owner)
    page.goto(f"/l/{salon.place.pk}/positions/{barber.pk}/")
    page.get_by_role("button", name="Retire …").click()
    expect(dialog_on(page)).to_contain_text("Whoever has it keeps it")
    dialog_on(page).get_by_role("button", name="Retire").click()
    expect(page.get_by_text("Barber is retired.")).to_be_visible()
    plain = a_page(owner, scripts=False)
    plain.goto(f"/l/{salon.place.pk}/positions/{stylist.pk}/")
    plain.get_by_role("button", name="Retire …").click()
    plain.locator("main").get_by_role("button", name="Retire").click()
    expect(plain.get_by_text("Stylist is retired.")).to_be_visible()

    assert Position.objects.filter(retired_at=None).count() == 0


@pytest.mark.parametrize(
    ("screen", "dark"), [(DESKTOP, False), (PHONE | {"height": 2400}, True)], ids=["desktop", "phone"]
)
def test_axe_finds_nothing_on_cards(screen, dark, a_page):
    salon = a_salon()
    label = a_booking_category("VIP", location=salon.place)
    salon.book(10, staff=salon.pavel)
    page = a_page(salon.somebody(role=Role.OWNER), on=screen, dark=dark, refusals=(422,))
    here, found = f"/l/{salon.place.pk}", {}

    for path in (
        f"staff/{salon.pavel.pk}/",
        f"services/{salon.haircut.pk}/",
        f"services/given-by/{salon.pavel.pk}/",
        "settings/location/",
        "booking-categories/",
        f"booking-categories/{label.pk}/",
    ):
        page.goto(f"{here}/{path}")
        page.wait_for_load_state("networkidle")
        found[path] = findings_on(page)
    page.get_by_label("Name").fill("")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-trouble]")).to_be_focused()
    found["refused"] = findings_on(page)
    page.goto(f"{here}/staff/{salon.pavel.pk}/")
    page.get_by_role("button", name="Dismiss …").click()
    expect(dialog_on(page)).to_contain_text("1 booking is to come:")
    found["dismissal"] = findings_on(page)

    assert {path: findings for path, findings in found.items() if findings} == {}
