"""The calendar under somebody's hands: what is dragged goes or comes back, whatever zone the browser is in."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Right, Role
from daybook.bookings.choices import VisitStatus
from tests.browser.desk import a_salon, dialog_on
from tests.factories import a_service
from tests.plugins.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOUR = timedelta(hours=1)
MAY_BOOK_OVER: dict[str, Any] = {Right.BOOK_OVER.value: True}
MAY_LOOK: dict[str, Any] = {Right.CALENDAR.value: True}


def calendar_of(salon, *, days=1, **question):
    day = salon.place.today() + timedelta(days=days)
    more = "".join(f"&{name}={value}" for name, value in question.items())
    return f"/l/{salon.place.pk}/calendar/?date={day}{more}"


def opened(page, salon, **question):
    page.goto(calendar_of(salon, **question))
    expect(page.locator("[data-calendar] .ec-main")).to_be_visible()
    return page


def card_of(page, booking):
    return page.locator(f'.ec-event:not(.ec-ghost, .ec-preview) [data-card="{booking.pk}"]')


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 4, start[1] + 8, steps=3)
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + 8


def moved(point, *, hours=0.0, across=0.0):
    return point[0] + across, point[1] + hours * 80


def between_columns(page):
    days = page.locator(".ec-body .ec-day")
    return days.nth(1).bounding_box()["x"] - days.nth(0).bounding_box()["x"]


def stands(booking):
    booking.refresh_from_db()
    return booking.staff_id, booking.starts_at, booking.duration


def test_cards_stand_in_the_column_of_whom_they_are_with(a_page):
    salon = a_salon()
    booking = salon.book(10, status=VisitStatus.CONFIRMED, is_online=True, source_name="Widget")
    page = opened(a_page(salon.somebody()), salon)

    expect(page.locator(".cal-name")).to_have_text(["Pavel Novák", "Rosa Marín"])
    card = card_of(page, booking)
    heard = r"10:00–11:00 Online: Widget Not paid Anna Kovács Haircut \+\d+ Pavel Novák, Confirmed"
    expect(card).to_have_accessible_name(re.compile(heard))


def test_a_card_is_dragged_to_another_column_and_time(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody()), salon)
    start = middle(card_of(page, booking))

    drag(page, start, moved(start, hours=2, across=between_columns(page)))

    expect(page.locator("[data-board-said]")).to_contain_text("Saved")
    assert stands(booking) == (salon.rosa.pk, salon.at(12), HOUR)
    expect(card_of(page, booking)).to_contain_text("12:00–13:00")


def test_a_refused_drop_goes_back_and_says_why(a_page):
    salon = a_salon()
    booking, taken = salon.book(10), salon.book(12, staff=salon.rosa, client=salon.boris)
    page = opened(a_page(salon.somebody(), refusals=(409,)), salon)
    start = middle(card_of(page, booking))

    drag(page, start, moved(start, hours=2, across=between_columns(page)))

    said = page.locator("[data-board-said]")
    expect(said).to_have_text("Rosa Marín is taken from 12:00 to 13:00 by Boris Ermin.")
    expect(card_of(page, booking)).to_contain_text("10:00–11:00")
    assert stands(booking) == (salon.pavel.pk, salon.at(10), HOUR)
    assert stands(taken)[1] == salon.at(12)


def test_who_may_book_over_is_asked_first(a_page):
    salon = a_salon()
    booking = salon.book(10)
    salon.book(12, staff=salon.rosa, client=salon.boris)
    page = opened(a_page(salon.somebody(**MAY_BOOK_OVER), refusals=(409,)), salon)
    start = middle(card_of(page, booking))
    there = moved(start, hours=2, across=between_columns(page))

    drag(page, start, there)
    dialog_on(page).get_by_role("button", name="Leave it where it was").click()
    expect(card_of(page, booking)).to_contain_text("10:00–11:00")
    drag(page, start, there)
    expect(dialog_on(page)).to_contain_text("Rosa Marín is taken from 12:00 to 13:00 by Boris Ermin.")
    dialog_on(page).get_by_role("button", name="Book over").click()

    expect(page.locator("[data-board-said]")).to_contain_text("Saved")
    assert stands(booking)[:2] == (salon.rosa.pk, salon.at(12))


def test_the_edge_makes_it_longer(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody()), salon)
    box = card_of(page, booking).locator("xpath=ancestor::article").bounding_box()
    edge = (box["x"] + box["width"] / 2, box["y"] + box["height"] - 3)

    drag(page, edge, moved(edge, hours=0.75))

    expect(page.locator("[data-board-said]")).to_contain_text("Saved")
    assert stands(booking) == (salon.pavel.pk, salon.at(10), timedelta(hours=1, minutes=45))


def test_a_click_on_free_time_begins_a_visit_there(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody()), salon)

    page.mouse.click(*moved(middle(card_of(page, booking)), hours=3))

    expect(page).to_have_url(re.compile(r"[?&]new=1&"))
    expect(page.get_by_label("Time", exact=True)).to_have_value("13:00")
    expect(page.get_by_label("Staff member").locator("option:checked")).to_have_text("Pavel Novák")


def test_a_span_of_free_time_says_how_long(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody()), salon)
    start = moved(middle(card_of(page, booking)), hours=2, across=between_columns(page))

    drag(page, start, moved(start, hours=1.25))

    expect(page.get_by_label("Time", exact=True)).to_have_value("12:00")
    expect(page.get_by_label("Duration")).to_have_value("1:30")
    expect(page.get_by_label("Staff member").locator("option:checked")).to_have_text("Rosa Marín")


def test_a_week_moves_from_day_to_day(a_page):
    salon = a_salon()
    monday = 7 - salon.place.today().weekday()
    booking = salon.book(10, days=monday)
    page = opened(a_page(salon.somebody()), salon, days=monday, view="week")
    start = middle(card_of(page, booking))

    drag(page, start, moved(start, hours=1, across=2 * between_columns(page)))

    expect(page.locator("[data-board-said]")).to_contain_text("Saved")
    assert stands(booking) == (salon.pavel.pk, salon.at(11, days=monday + 2), HOUR)
    page.get_by_label("Staff member", exact=True).select_option(label="Rosa Marín")
    expect(page).to_have_url(re.compile(f"staff={salon.rosa.pk}"))
    expect(card_of(page, booking)).to_have_count(0)


def test_a_calendar_that_stays_open_over_midnight_goes_on_to_the_new_day(a_page):
    salon = a_salon()
    yesterday = salon.place.today() - timedelta(days=1)
    page = a_page(salon.somebody())
    page.clock.install()
    opened(page, salon, days=-1)

    page.evaluate("day => { document.querySelector('[data-board]').dataset.today = day; }", yesterday.isoformat())
    page.clock.run_for(21_000)

    expect(page.locator(".board-title")).to_contain_text("Today")
    expect(page).to_have_url(re.compile(f"date={salon.place.today()}"))


def test_a_service_that_somebody_does_not_give_is_hinted_at_in_the_form_and_after_a_drag(a_page):
    salon = a_salon()
    manicure = a_service("Manicure", price=25, location=salon.place, staff=salon.rosa)
    booking = salon.book(10, staff=salon.rosa, services=(manicure,))
    page = opened(a_page(salon.somebody()), salon)
    hint = "Pavel Novák does not give"
    start = middle(card_of(page, booking))

    drag(page, start, moved(start, across=-between_columns(page)))
    expect(page.locator("[data-board-said]")).to_contain_text(f"{hint}: Manicure.")
    opened(page, salon, visit=booking.visit_id)
    line = page.locator("#visit [data-line]")
    expect(line).to_contain_text(f"{hint} this service.")
    page.locator("#visit").get_by_label("Staff member").select_option(label="Rosa Marín")
    expect(line).not_to_contain_text(hint)
    page.locator("#visit").get_by_label("Staff member").select_option(label="Pavel Novák")

    expect(line).to_contain_text(f"{hint} this service.")
    assert stands(booking)[0] == salon.pavel.pk


def test_who_only_looks_drags_nothing(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody(role=Role.ACCOUNTANT, **MAY_LOOK)), salon)
    start = middle(card_of(page, booking))

    drag(page, start, moved(start, hours=2))

    expect(card_of(page, booking)).to_contain_text("10:00–11:00")
    assert stands(booking) == (salon.pavel.pk, salon.at(10), HOUR)


def test_on_a_phone_it_fits_and_a_tap_opens(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody(), on=PHONE), salon)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    card_of(page, booking).tap()

    expect(page).to_have_url(re.compile(f"visit={booking.visit_id}"))


def test_without_script_it_is_the_plain_list(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = a_page(salon.somebody(), scripts=False)

    page.goto(calendar_of(salon))

    expect(page.locator(f'tr[data-booking="{booking.pk}"]')).to_contain_text("Anna Kovács")
    expect(page).to_have_url(re.compile("view=list"))
