"""The register on a phone, and in a browser that runs no script."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from tests.browser.desk import a_salon, dialog_on, expect_gone, expect_rows, expect_total, row_of, rows_on, tick
from tests.browser.uploading import MISTAKES, a_salon_of_the_demo, bring
from tests.plugins.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_wider_than_the_screen(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_on_a_phone_bookings_are_cards_with_the_same_acts(a_page):
    salon = a_salon()
    first, second = salon.book(9), salon.book(10)
    page = a_page(salon.somebody(), on=PHONE)

    page.goto(salon.register)
    assert not is_wider_than_the_screen(page)
    card = row_of(page, first).bounding_box()
    assert card
    assert card["height"] > 80
    assert card["x"] + card["width"] <= PHONE["width"]
    expect(row_of(page, first)).to_contain_text("Anna Kovács")
    rail = page.get_by_role("navigation", name="Sections").bounding_box()
    assert rail
    assert rail["y"] + rail["height"] == PHONE["height"]

    tick(page, first, second)
    bar = page.locator("[data-bulk]").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] <= rail["y"]
    page.get_by_role("button", name="Delete selected").tap()
    dialog_on(page).get_by_role("button", name="Delete", exact=True).tap()
    expect_gone(page, first, second)
    row_of(page, first).get_by_role("button", name="Info").tap()
    expect(dialog_on(page)).to_contain_text("cannot be restored")
    dialog_on(page).get_by_role("link", name="Book again").tap()
    expect(page.locator("#visit")).to_be_visible()
    assert not is_wider_than_the_screen(page)


def test_on_a_phone_the_bar_holds_what_fits_and_the_rest_waits_behind_more(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(role=Role.OWNER), on=PHONE)
    bar = page.get_by_role("navigation", name="Sections")

    page.goto(salon.register)
    expect(bar.get_by_role("link")).to_have_text(
        [re.compile("Bookings"), re.compile("Calendar"), re.compile("Clients")]
    )
    bar.get_by_text("More").tap()
    page.get_by_role("list", name="More sections").get_by_role("link", name="Staff").tap()

    expect(page.get_by_role("heading", name="Staff", exact=True)).to_be_visible()
    expect(bar.get_by_role("link", name="Staff")).to_have_attribute("aria-current", "page")
    places = [place.bounding_box() for place in bar.locator(".rail-link:visible").all()]
    assert all(place["x"] + place["width"] <= after["x"] + 1 for place, after in pairwise(places))
    assert all(
        word.evaluate("word => word.scrollWidth <= word.clientWidth")
        for word in bar.locator("a .rail-word:visible").all()
    )


def test_on_a_phone_the_search_is_there_at_once_and_the_other_filters_unfold(a_page):
    salon = a_salon()
    salon.book(9)
    of_boris = salon.book(10, client=salon.boris)
    page = a_page(salon.somebody(), on=PHONE)

    page.goto(salon.register)
    expect(page.get_by_role("combobox", name="Employees")).to_be_hidden()
    page.get_by_text("More filters").tap()
    expect(page.get_by_role("combobox", name="Employees")).to_be_visible()
    page.get_by_role("searchbox", name="Client").fill("boris")
    page.get_by_role("button", name="Show", exact=True).tap()

    expect_total(page, 1)
    assert rows_on(page) == [of_boris.pk]
    assert not is_wider_than_the_screen(page)


@pytest.mark.parametrize("screen", [{"width": 1440, "height": 600}, PHONE])
def test_the_way_on_stays_in_sight_below_many_columns(a_page, screen):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER), on=screen)

    bring(page, salon, MISTAKES)

    expect(page.get_by_role("button", name="Check the file")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Check the file").click(trial=True)
    assert not is_wider_than_the_screen(page)


def test_without_script_one_reads_filters_pages_and_sorts(a_page):
    salon = a_salon()
    for number in range(60):
        salon.book(8 + number % 12, days=1 + number // 12)
    of_boris = salon.book(9, days=10, client=salon.boris)
    page = a_page(salon.somebody(), scripts=False)

    page.goto(salon.register)
    expect_total(page, 61)
    newest = rows_on(page)
    page.get_by_role("link", name="Older").click()
    expect_rows(page, 11)
    page.get_by_role("link", name="Newer").click()
    expect_rows(page, 50)
    assert rows_on(page) == newest
    page.get_by_role("link", name="Visit", exact=True).click()
    expect(page).to_have_url(re.compile("sort=-visit"))
    expect_rows(page, 50)
    assert rows_on(page)[0] == of_boris.pk

    page.get_by_role("searchbox", name="Client").fill("ermin")
    page.get_by_role("button", name="Show", exact=True).click()
    expect_rows(page, 1)
    assert rows_on(page) == [of_boris.pk]
    page.get_by_role("link", name="Take off: Client: ermin").click()
    expect_total(page, 61)
    page.locator("summary", has_text="More filters").click()
    page.get_by_label("Services", exact=True).and_(page.locator("select")).select_option("without")
    page.get_by_role("button", name="Show", exact=True).click()
    expect_total(page, 0)
    page.get_by_role("link", name="Reset").click()
    expect_total(page, 61)
    row_of(page, of_boris).get_by_role("link", name="Edit").click()
    expect(page.locator("#client-panel")).to_contain_text("Boris Ermin")
    page.get_by_label("Comment").fill("No script at all")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(row_of(page, of_boris)).to_contain_text("No script at all")
