"""Edit opens the visit; Back is the same question, page and place. Two people at one visit do not overwrite."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import a_salon, expect_total, row_of, tick, told
from tests.factories import a_booking_category

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def scrolled(page):
    return page.evaluate("[window.scrollY, document.querySelector('[data-scrolls]').scrollTop]")


def test_back_from_the_visit_is_the_same_question_page_and_place(a_page):
    salon = a_salon()
    bookings = [salon.book(8 + number % 12, days=1 + number // 12) for number in range(70)]
    edited = bookings[2]
    page = a_page(salon.somebody())

    page.goto(f"{salon.register}?status=0")
    page.get_by_role("link", name="Older").click()
    expect(row_of(page, edited)).to_be_visible()
    asked = page.url
    row_of(page, edited).scroll_into_view_if_needed()
    before = scrolled(page)
    row_of(page, edited).get_by_role("link", name="Edit").click()
    expect(page).to_have_url(re.compile(rf"/calendar/\?.*visit={edited.visit_id}"))
    page.get_by_label("Comment").fill("Comes with a friend")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(row_of(page, edited)).to_contain_text("Comes with a friend")
    assert page.url == asked
    expect(row_of(page, edited)).to_have_class(re.compile("is-current"))
    expect(row_of(page, edited).get_by_role("link", name="Edit")).to_be_focused()
    assert sum(before) > 0
    assert scrolled(page) == before


def test_the_browsers_own_back_and_the_link_back_without_saving_do_the_same(a_page):
    salon = a_salon()
    bookings = [salon.book(8 + number % 12, days=1 + number // 12) for number in range(60)]
    edited = bookings[20]
    page = a_page(salon.somebody())

    page.goto(salon.register)
    row_of(page, edited).scroll_into_view_if_needed()
    before = scrolled(page)
    row_of(page, edited).get_by_role("link", name="Edit").click()
    page.get_by_role("link", name="Back").click()
    expect(row_of(page, edited)).to_have_class(re.compile("is-current"))
    by_link = scrolled(page)
    row_of(page, edited).get_by_role("link", name="Edit").click()
    expect(page.locator("#visit")).to_be_visible()
    page.go_back()

    expect(row_of(page, edited)).to_have_class(re.compile("is-current"))
    assert sum(before) > 0
    assert by_link == scrolled(page) == before


def test_of_two_who_edit_one_visit_the_second_is_told_and_nothing_is_overwritten(a_page):
    salon = a_salon()
    booking = salon.book(10)
    olga = a_page(salon.somebody("Olga Desk"))
    ivan = a_page(salon.somebody("Ivan Manager"), refusals=(409,))

    for page in (olga, ivan):
        page.goto(f"/l/{salon.place.pk}/calendar/?visit={booking.visit_id}")
    olga.get_by_label("Comment").fill("Olga was here")
    olga.get_by_role("button", name="Save", exact=True).click()
    expect(told(olga, "The visit is saved.")).to_be_visible()
    ivan.get_by_label("Comment").fill("Ivan was here")
    ivan.get_by_role("button", name="Save", exact=True).click()

    expect(ivan.get_by_role("heading", name="Somebody changed this visit while you were")).to_be_visible()
    expect(ivan.locator(".differences")).to_contain_text("Olga was here")
    expect(ivan.get_by_label("Comment")).to_have_value("Ivan was here")
    booking.refresh_from_db()
    assert booking.comment == "Olga was here"
    ivan.get_by_role("button", name="Save mine over it").click()
    expect(told(ivan, "The visit is saved.")).to_be_visible()
    booking.refresh_from_db()
    assert booking.comment == "Ivan was here"


def test_a_category_put_on_two_bookings_is_on_the_visit_form_too(a_page):
    salon = a_salon()
    first, second = salon.book(9), salon.book(11)
    a_booking_category("Regular guest", location=salon.place)
    page = a_page(salon.somebody())

    page.goto(salon.register)
    tick(page, first, second)
    page.get_by_role("button", name="Add category").click()
    page.locator("dialog[open]").get_by_label("Booking category").select_option("Regular guest")
    page.locator("dialog[open]").get_by_role("button", name="Add category").click()
    expect(row_of(page, first)).to_contain_text("Regular guest")
    expect_total(page, 2)
    row_of(page, second).get_by_role("link", name="Edit").click()

    expect(page.get_by_role("checkbox", name="Regular guest")).to_be_checked()


def test_a_new_booking_leads_back_to_the_question_as_it_is_by_then(a_page):
    salon = a_salon()
    salon.book(10)
    page = a_page(salon.somebody())
    page.goto(salon.register)

    page.get_by_label("Date of visit: period").select_option("From today on")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"\?visit_from=[\d-]{10}$"))
    asked = page.url
    expect(page.get_by_label("Date of visit: period")).to_have_value("coming")
    page.get_by_role("link", name="New booking").click()
    page.get_by_role("link", name="Back").click()

    expect_total(page, 1)
    assert page.url == asked
