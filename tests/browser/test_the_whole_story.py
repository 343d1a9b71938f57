"""A day at the desk: sign in, ask, share the address, delete by mistake, look at what is gone, book it again."""

import re

import pytest
from playwright.sync_api import expect

from daybook.bookings.models import Booking
from tests.browser.desk import a_salon, dialog_on, expect_gone, expect_no_reload, expect_total, mark, row_of, tick, told
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_sign_in_to_book_again(a_page):
    salon = a_salon()
    olga, ivan = salon.somebody("Olga Desk"), salon.somebody("Ivan Manager")
    first, second = salon.book(10), salon.book(12)
    of_rosa = salon.book(10, staff=salon.rosa)
    of_boris = salon.book(14, client=salon.boris)
    page = a_page()

    page.goto(salon.register)
    page.get_by_label("Email").fill(olga.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_title("Bookings · Daybook")
    expect_total(page, 4)

    page.get_by_role("combobox", name="Employees").fill("Pav")
    page.get_by_role("option", name="Pavel").click()
    page.get_by_role("searchbox", name="Client").fill("kov")
    page.get_by_role("button", name="Show", exact=True).click()
    expect_total(page, 2)
    expect(page).to_have_url(re.compile(rf"\?staff={salon.pavel.pk}&client=kov$"))
    expect(page.get_by_role("list", name="The question in words")).to_contain_text("Client: kov")

    shared = a_page(ivan)
    shared.goto(page.url)
    expect_total(shared, 2)
    expect(row_of(shared, first)).to_be_visible()
    expect(row_of(shared, of_rosa)).to_have_count(0)
    expect(row_of(shared, of_boris)).to_have_count(0)

    mark(page)
    live_colour = row_of(page, first).evaluate("row => getComputedStyle(row.cells[1]).backgroundColor")
    expect(page.get_by_role("button", name="Delete selected")).to_be_hidden()
    tick(page, first, second)
    page.get_by_role("button", name="Delete selected").click()
    expect(dialog_on(page)).to_contain_text("2 bookings will be deleted")
    dialog_on(page).get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("[data-report-panel]")).to_contain_text("Deleted 2 bookings.")
    expect_gone(page, first, second)
    assert row_of(page, first).evaluate("row => getComputedStyle(row.cells[1]).backgroundColor") != live_colour
    expect_no_reload(page)

    row_of(page, first).get_by_role("button", name="Info").click()
    expect(dialog_on(page)).to_contain_text("by Olga Desk, through: desk")
    expect(dialog_on(page)).to_contain_text("cannot be restored")
    dialog_on(page).get_by_role("link", name="Book again").click()
    expect(page).to_have_title("New visit · Daybook")
    expect(page.locator("#client-panel")).to_contain_text("Anna Kovács")
    expect(page.locator("#visit [data-line]")).to_contain_text("Haircut")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page).to_have_url(re.compile(rf"\?staff={salon.pavel.pk}&client=kov$"))
    expect(told(page, "The visit is saved.")).to_be_visible()
    expect_total(page, 3)
    [again] = Booking.objects.not_cancelled().filter(client=salon.anna, staff=salon.pavel)
    assert (again.starts_at, again.service_ids) == (first.starts_at, [salon.haircut.pk])
    expect(row_of(page, again)).not_to_have_class(re.compile("is-deleted"))
