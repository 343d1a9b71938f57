"""The lists of clients, services and staff by hand and by keyboard, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.datalog.models import Download
from tests.browser.desk import a_salon, dialog_on, expect_no_reload, expect_total, mark
from tests.factories import a_client
from tests.plugins.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CURRENT = re.compile("is-current")


def row_of(page, client):
    return page.locator(f'tr[data-row="{client.pk}"]')


def test_a_client_is_found_and_walked_to_without_a_mouse(a_page):
    salon = a_salon()
    page = a_page(salon.somebody())
    press = page.keyboard.press

    page.goto(salon.register)
    page.get_by_role("link", name="Clients").click()
    expect_total(page, 2)
    mark(page)
    press("j")
    press("j")
    expect(row_of(page, salon.boris)).to_have_class(CURRENT)
    press("k")
    expect(row_of(page, salon.anna).get_by_role("link")).to_be_focused()
    press("x")
    press("i")
    press("/")
    expect(page.get_by_role("searchbox", name="Client")).to_be_focused()
    page.keyboard.type("ermin")
    press("Enter")

    expect_total(page, 1)
    expect(page).to_have_url(re.compile(r"/clients/\?client=ermin$"))
    expect(row_of(page, salon.boris)).to_contain_text("Boris Ermin")
    expect(dialog_on(page)).to_have_count(0)
    expect_no_reload(page)

    row_of(page, salon.boris).focus()
    press("j")
    press("e")
    expect(page.get_by_role("heading", name="Boris Ermin")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/clients/{salon.boris.pk}/\?back=client%3Dermin$"))


def test_the_address_of_a_question_is_shared_with_its_order_and_page(a_page):
    salon = a_salon()
    for number in range(60):
        a_client(f"Guest {number:02}", location=salon.place)
    page = a_page(salon.somebody())

    page.goto(f"/l/{salon.place.pk}/clients/")
    page.locator("#sort-name").click()
    expect(page.locator("th.head-name")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("searchbox", name="Client").fill("guest")
    page.get_by_role("button", name="Show", exact=True).click()
    expect_total(page, 60)
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile("cursor="))
    shared = a_page(salon.somebody("Pia Desk"))
    shared.goto(page.url)

    expect(shared.locator("tr[data-row]")).to_have_count(10)
    assert shared.locator("tr[data-row]").all_inner_texts() == page.locator("tr[data-row]").all_inner_texts()
    page.get_by_role("link", name="Previous").click()
    expect(page.locator("tr[data-row]").first).to_contain_text("Guest 59")


def test_a_file_is_asked_for_where_one_is(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(f"/l/{salon.place.pk}/services/?name=hair")
    expect_total(page, 1)
    page.get_by_role("button", name="Download as Excel").click()
    expect(dialog_on(page)).to_contain_text("1 service")
    dialog_on(page).get_by_role("button", name="Make the file").click()
    expect(page.locator("[data-report-panel]")).to_be_visible()

    download = Download.objects.get()
    assert (download.section, download.question) == ("services", "name=hair&sort=category")


def test_a_phone_shows_a_card_per_client_and_nothing_moves_sideways(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(), on=PHONE)

    page.goto(f"/l/{salon.place.pk}/clients/")

    expect(row_of(page, salon.anna)).to_contain_text("Anna Kovács")
    assert row_of(page, salon.anna).evaluate("row => getComputedStyle(row).display") == "block"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_list_is_read_and_filtered_without_scripts(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(), scripts=False)

    page.goto(f"/l/{salon.place.pk}/clients/")
    page.get_by_role("searchbox", name="Client").fill("anna")
    page.get_by_role("button", name="Show", exact=True).click()

    expect(page.locator("tr[data-row]")).to_have_count(1)
