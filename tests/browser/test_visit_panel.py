"""The visit beside the calendar: it keeps what is typed, saves by one key and gives the focus back to its card."""

import re

import pytest
from playwright.sync_api import expect

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from tests.browser.desk import a_salon, told
from tests.plugins.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def days_of(booking):
    return f"/l/{booking.location_id}/calendar/?view=day&date={booking.starts_at:%Y-%m-%d}"


def card_on(page, booking):
    return page.locator(f'[data-calendar] a[data-card="{booking.pk}"]')


def opened(page, booking):
    """The days of the booking, with its visit opened by the keyboard."""
    page.goto(days_of(booking))
    card_on(page, booking).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#visit-form")).to_be_visible()
    return page


def test_a_visit_opens_with_its_address_and_escape_returns_to_its_card(a_page):
    salon = a_salon()
    booking = salon.book(10)

    page = opened(a_page(salon.somebody()), booking)
    expect(page).to_have_url(re.compile(rf"view=day&date=[\d-]+&visit={booking.visit_id}$"))
    expect(page).to_have_title("Visit: Anna Kovács · Daybook")
    expect(page.locator("#visit-title")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("#visit")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"view=day&date=[\d-]+$"))
    expect(page).to_have_title("Calendar · Daybook")
    expect(card_on(page, booking)).to_be_focused()


def test_what_is_typed_outlives_escape(a_page):
    salon = a_salon()
    booking = salon.book(10)

    page = opened(a_page(salon.somebody()), booking)
    page.get_by_label("Comment").fill("Half a thought")
    page.keyboard.press("Escape")
    expect(page.get_by_text("What you typed is kept, not saved.")).to_be_visible()
    card_on(page, booking).click()
    page.get_by_role("button", name="Put them back").click()

    expect(page.get_by_text("It is not saved yet.")).to_be_visible()
    expect(page.get_by_label("Comment")).to_have_value("Half a thought")
    assert Booking.objects.get().comment == ""


def test_one_key_saves_closes_and_draws_the_card_anew(a_page):
    salon = a_salon()
    booking = salon.book(10)

    page = opened(a_page(salon.somebody()), booking)
    page.locator("#visit").get_by_label("Time", exact=True).fill("12:00")
    page.locator("#visit-title").focus()
    page.keyboard.press("s")

    expect(page.locator("#visit")).to_be_hidden()
    expect(told(page, "The visit is saved.")).to_be_visible()
    expect(card_on(page, booking)).to_contain_text("12:00–13:00")
    expect(card_on(page, booking)).to_be_focused()


def test_a_new_visit_begins_in_the_search_and_ends_at_its_card(a_page):
    salon = a_salon()
    page = a_page(salon.somebody())
    page.goto(f"/l/{salon.place.pk}/calendar/?view=week&staff={salon.rosa.pk}&date={salon.at(10):%Y-%m-%d}")

    page.get_by_role("link", name="New booking").click()
    expect(page.get_by_role("combobox", name="Name or phone")).to_be_focused()
    page.keyboard.type("boris")
    expect(page.locator("#client-found").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#client-panel").get_by_text("Boris Ermin")).to_be_focused()
    page.keyboard.press("Control+Enter")

    expect(page.locator("#visit")).to_be_hidden()
    booking = Booking.objects.get()
    expect(card_on(page, booking)).to_contain_text("Boris Ermin")
    expect(card_on(page, booking)).to_be_focused()
    assert (booking.staff, booking.starts_at) == (salon.rosa, salon.at(10))


def test_one_button_sets_the_status_of_all_bookings_of_the_visit(a_page):
    salon = a_salon()
    page = opened(a_page(salon.somebody()), salon.book(10))
    of_all = page.get_by_role("group", name="Status of the whole visit")

    expect(of_all).to_be_hidden()
    page.get_by_role("button", name="Add another booking").click()
    of_all.get_by_role("button", name="Confirmed").click()
    page.keyboard.press("Control+Enter")

    expect(page.locator("#visit")).to_be_hidden()
    assert [booking.status for booking in Booking.objects.all()] == [VisitStatus.CONFIRMED] * 2


def test_other_days_are_looked_at_with_the_visit_open(a_page):
    salon = a_salon()
    booking = salon.book(10)

    page = opened(a_page(salon.somebody()), booking)
    page.get_by_label("Comment").fill("Perhaps tomorrow")
    page.get_by_role("link", name="The day before").click()
    expect(page).to_have_url(re.compile(rf"date={salon.place.today()}&visit={booking.visit_id}$"))

    expect(page.get_by_label("Comment")).to_have_value("Perhaps tomorrow")


def test_the_browsers_back_closes_the_visit(a_page):
    salon = a_salon()
    booking = salon.book(10)

    page = opened(a_page(salon.somebody()), booking)
    page.go_back()
    expect(page.locator("#visit")).to_be_hidden()
    page.go_forward()

    expect(page.locator("#visit-form")).to_be_visible()


def test_an_earlier_visit_of_the_client_is_one_click_away(a_page):
    salon = a_salon()
    earlier, booking = salon.book(10, days=-3, status=VisitStatus.ARRIVED), salon.book(10)

    page = opened(a_page(salon.somebody()), booking)
    page.get_by_role("region", name="Visits of this client").get_by_role("link").first.click()

    expect(page).to_have_url(re.compile(rf"view=day&date={booking.starts_at:%Y-%m-%d}&visit={earlier.visit_id}$"))
    expect(page.get_by_role("heading", name=f"Booking {earlier.pk}")).to_be_visible()


def test_the_way_back_stays_when_the_panel_is_closed(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = a_page(salon.somebody())

    page.goto(f"/l/{salon.place.pk}/calendar/?visit={booking.visit_id}&back=/l/{salon.place.pk}/bookings/%3Fstatus%3D0")
    page.keyboard.press("Escape")
    expect(page.locator("#visit")).to_be_hidden()
    page.get_by_role("link", name="Back", exact=True).click()

    expect(page).to_have_url(re.compile(r"/bookings/\?status=0"))


def test_on_a_phone_the_visit_fills_the_screen(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(), on=PHONE)
    page.goto(f"/l/{salon.place.pk}/calendar/?visit={salon.book(10).visit_id}")

    panel = page.locator("#visit").bounding_box()
    assert (panel["x"], panel["y"], panel["width"], panel["height"]) == (0, 0, PHONE["width"], PHONE["height"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator(".rail").evaluate("rail => rail.inert")


def test_without_script_the_visit_is_a_page_that_saves(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = a_page(salon.somebody(), scripts=False)

    page.goto(f"/l/{salon.place.pk}/calendar/?visit={booking.visit_id}")
    page.get_by_label("Comment").fill("Written without script")
    page.get_by_role("button", name="Save", exact=True).last.click()

    expect(told(page, "The visit is saved.")).to_be_visible()
    assert Booking.objects.get().comment == "Written without script"
