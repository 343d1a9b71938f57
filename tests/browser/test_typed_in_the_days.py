"""A booking that is typed stands in the days at once: where, over whom; and free time that is clicked is its time."""

import re

import pytest
from playwright.sync_api import expect

from daybook.bookings.models import Booking
from tests.browser.desk import a_salon, told
from tests.browser.test_calendar import HOUR, between_columns, card_of, middle, moved, opened, stands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_one_sees_over_whom_a_booking_would_stand_before_it_is_saved(a_page):
    salon = a_salon()
    booking = salon.book(10)
    salon.book(12, client=salon.boris)
    page = opened(a_page(salon.somebody()), salon, visit=booking.visit_id)
    typed, visit = page.locator(".cal-typed"), page.locator("#visit")

    expect(typed).to_have_count(0)
    visit.get_by_label("Duration").fill("2:30")
    expect(typed).to_have_text("10:00–12:30")
    expect(typed).to_have_class(re.compile("is-over"))
    expect(visit.locator("[data-typed-over]")).to_have_text("Taken then: 12:00–13:00 Boris Ermin")
    visit.get_by_label("Staff member").select_option(label="Rosa Marín")
    expect(visit.locator("[data-typed-over]")).to_be_empty()
    expect(typed).not_to_have_class(re.compile("is-over"))
    page.keyboard.press("Control+Enter")

    expect(card_of(page, booking)).to_contain_text("10:00–12:30")
    expect(typed).to_have_count(0)
    assert stands(booking) == (salon.rosa.pk, salon.at(10), 2.5 * HOUR)


def test_free_time_that_is_clicked_while_a_new_visit_is_typed_becomes_its_time(a_page):
    salon = a_salon()
    early = salon.book(9)
    page = opened(a_page(salon.somebody()), salon)

    page.get_by_role("link", name="New booking").click()
    page.get_by_role("combobox", name="Name or phone").press_sequentially("boris")
    page.get_by_role("option", name=re.compile("Boris")).click()
    page.get_by_label("Comment").fill("Window seat")
    expect(page.locator("#visit .htmx-request")).to_have_count(0)
    page.mouse.click(*moved(middle(card_of(page, early)), hours=4, across=between_columns(page)))
    expect(page.get_by_label("Time", exact=True)).to_have_value("13:00")
    expect(page.locator(".cal-typed")).to_have_text("13:00–14:00")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    new = Booking.objects.exclude(pk=early.pk).get()
    assert (new.client, new.comment) == (salon.boris, "Window seat")
    assert stands(new) == (salon.rosa.pk, salon.at(13), HOUR)
