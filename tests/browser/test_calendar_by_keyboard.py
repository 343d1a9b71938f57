"""The calendar without a mouse: from card to card, to other hours and days, and past the filters."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from tests.browser.desk import a_salon, dialog_on, told
from tests.browser.test_calendar import HOUR, card_of, opened, stands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_all_of_it_by_keyboard(a_page):
    salon = a_salon()
    first, second = salon.book(10), salon.book(12, staff=salon.rosa, client=salon.boris)
    page = opened(a_page(salon.somebody()), salon)

    card_of(page, first).focus()
    page.keyboard.press("ArrowRight")
    expect(card_of(page, second)).to_be_focused()
    page.keyboard.press("m")
    dialog = dialog_on(page)
    expect(dialog).to_contain_text("Boris Ermin")
    expect(dialog.get_by_label("Staff member")).to_be_focused()
    dialog.get_by_label("Staff member").select_option(label="Pavel Novák")
    dialog.get_by_label("Time").fill("14:30")
    dialog.get_by_label("Minutes").fill("45")
    page.keyboard.press("Enter")

    expect(page.locator("[data-board-said]")).to_contain_text("Saved")
    assert stands(second) == (salon.pavel.pk, salon.at(14) + HOUR / 2, timedelta(minutes=45))
    expect(card_of(page, second)).to_contain_text("14:30–15:15")
    expect(card_of(page, second)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(card_of(page, first)).to_be_focused()
    page.keyboard.press("?")
    expect(dialog_on(page)).to_contain_text("move the booking")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{salon.place.today() + timedelta(days=2):%Y}")
    expect(page.locator("[data-card]")).to_have_count(0)


def test_the_head_of_a_column_gives_the_day_off_by_keyboard(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody(role=Role.OWNER)), salon)
    heads = page.locator("[data-hours-of]")

    card_of(page, booking).focus()
    page.keyboard.press("ArrowUp")
    expect(heads.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(heads.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(dialog_on(page)).to_contain_text("Pavel Novák")
    dialog_on(page).get_by_role("button", name="Day off").click()

    report = page.locator("#board-report [data-report-panel]")
    expect(report).to_be_focused()
    expect(report).to_contain_text("1 booking lies outside working hours")
    expect(page.locator(".ec-bg-event")).to_have_count(1)
    report.get_by_role("link").click()
    expect(page.locator("#visit-form")).to_be_visible()
    expect(page).to_have_url(re.compile(f"visit={booking.visit_id}"))


def test_filters_are_passed_by_and_a_typed_date_is_asked_for_once_it_is_whole(a_page):
    salon = a_salon()
    booking = salon.book(10, days=2)
    page = opened(a_page(salon.somebody()), salon)
    day = page.get_by_label("Day", exact=True)
    there = salon.place.today() + timedelta(days=2)

    page.get_by_role("combobox", name="Staff").focus()
    page.keyboard.press("Tab")
    expect(page).not_to_have_url(re.compile("staff="))
    day.focus()
    page.keyboard.type(f"{there:%m%d%Y}")
    page.keyboard.press("Enter")

    expect(card_of(page, booking)).to_be_visible()
    expect(page).to_have_url(re.compile(f"date={there}$"))
    expect(day).to_be_focused()


def test_a_caller_whom_nobody_knows_is_written_down_and_booked(a_page):
    salon = a_salon()
    page = opened(a_page(salon.somebody()), salon)

    page.keyboard.press("n")
    expect(page.get_by_role("combobox", name="Name or phone")).to_be_focused()
    page.keyboard.type("Nina Nova")
    expect(told(page, "Nobody is found")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Nina Nova")
    page.get_by_label("Staff member").select_option(label="Rosa Marín")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    booking = Booking.objects.select_related("client").get()
    assert (booking.client and booking.client.name, booking.staff, booking.duration) == ("Nina Nova", salon.rosa, HOUR)
