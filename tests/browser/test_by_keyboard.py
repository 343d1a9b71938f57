"""The register without a mouse: the keys of `?`, and a focus that is never lost."""

import re

import pytest
from playwright.sync_api import expect

from daybook.bookings.models import Booking
from tests.browser.desk import a_salon, dialog_on, expect_gone, expect_total, row_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CURRENT = re.compile("is-current")


def focused(page):
    """What has the focus, as its name for those who cannot see; nothing where the focus is lost."""
    return page.evaluate(
        "document.activeElement === document.body ? '' : document.activeElement.getAttribute('aria-label')"
        " ?? document.activeElement.textContent.trim()"
    )


def test_two_bookings_are_deleted_and_one_is_looked_at_without_a_mouse(a_page):
    salon = a_salon()
    oldest, middle, newest = salon.book(9), salon.book(10), salon.book(11)
    page = a_page(salon.somebody())
    press = page.keyboard.press

    page.goto(salon.register)
    press("j")
    expect(row_of(page, newest)).to_have_class(CURRENT)
    press("x")
    press("j")
    press("x")
    expect(page.locator("[data-ticked]")).to_have_text("2 selected")
    page.get_by_role("button", name="Delete selected").focus()
    press("Enter")
    expect(dialog_on(page).get_by_role("button", name="Delete", exact=True)).to_be_focused()
    press("Enter")
    expect(page.locator("[data-report-panel]")).to_be_focused()
    expect_gone(page, newest, middle)

    press("j")
    expect(row_of(page, middle).or_(row_of(page, newest)).first).to_be_visible()
    press("k")
    press("k")
    expect(row_of(page, newest)).to_have_class(CURRENT)
    press("i")
    expect(dialog_on(page)).to_contain_text("Deleted")
    press("Escape")
    expect(dialog_on(page)).to_have_count(0)
    assert focused(page) == f"Info{newest.pk}"
    assert set(Booking.objects.not_cancelled()) == {oldest}


def test_every_key_does_what_its_help_says(a_page):
    salon = a_salon()
    first, second = salon.book(9), salon.book(10)
    page = a_page(salon.somebody())
    press = page.keyboard.press

    page.goto(salon.register)
    press("?")
    expect(dialog_on(page)).to_contain_text("next row, row before")
    press("Escape")
    expect(dialog_on(page)).to_have_count(0)
    press("/")
    expect(page.get_by_role("searchbox", name="Client")).to_be_focused()
    page.keyboard.type("jx?")
    expect(page.get_by_role("searchbox", name="Client")).to_have_value("jx?")
    page.get_by_role("searchbox", name="Client").fill("Anna")
    press("Enter")
    expect(page).to_have_url(re.compile(r"\?client=Anna$"))
    expect_total(page, 2)
    press("Tab")
    press("j")
    press("j")
    expect(row_of(page, first)).to_have_class(CURRENT)
    press("k")
    press("x")
    press("j")
    press("Shift+X")
    expect(page.locator("[data-ticked]")).to_have_text("2 selected")
    press("Escape")
    expect(page.locator("[data-bulk]")).to_be_hidden()
    press("i")
    expect(dialog_on(page).get_by_role("heading", name=f"Booking {first.pk}")).to_be_visible()
    press("Escape")
    press("k")
    press("e")
    expect(page).to_have_url(re.compile(f"visit={second.visit_id}$"))


def test_the_focus_stays_where_the_hand_was(a_page):
    salon = a_salon()
    booking = salon.book(9)
    page = a_page(salon.somebody())
    press = page.keyboard.press

    page.goto(salon.register)
    page.get_by_role("button", name="Show", exact=True).focus()
    press("Enter")
    expect_total(page, 1)
    page.wait_for_timeout(300)
    assert focused(page) == "Show"
    row_of(page, booking).get_by_role("button", name="Delete").focus()
    press("Enter")
    expect(dialog_on(page)).to_be_visible()
    press("Escape")
    expect(row_of(page, booking).get_by_role("button", name="Delete")).to_be_focused()
    press("Enter")
    expect(dialog_on(page)).to_be_visible()
    press("Enter")
    expect(page.locator("[data-report-panel]")).to_be_focused()
    page.get_by_role("button", name="Close the report").focus()
    press("Enter")

    expect(page.locator("[data-report-panel]")).to_have_count(0)
    assert focused(page) != ""


def test_a_whole_visit_is_saved_by_one_key(a_page):
    salon = a_salon()
    booking = salon.book(9)
    page = a_page(salon.somebody())

    page.goto(salon.register)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#visit")).to_be_visible()
    page.get_by_label("Comment").focus()
    page.keyboard.type("Window seat")
    page.keyboard.press("Control+Enter")

    expect(row_of(page, booking)).to_contain_text("Window seat")
    expect(row_of(page, booking)).to_have_class(CURRENT)
