"""The visit form under somebody's hands: it counts, finds, keeps what is typed, and takes money once."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from daybook.bookings.models import Booking
from daybook.payments.models import Payment
from tests.browser.desk import a_salon, dialog_on, told
from tests.factories import a_client, a_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def visit_of(booking):
    return f"/l/{booking.location_id}/calendar/?visit={booking.visit_id}"


def cards_on(page):
    return page.locator("[data-booking-card]")


def line_on(page, number=0):
    return page.locator("#visit [data-line]").nth(number)


def test_cost_discount_and_sums_follow_what_is_typed(a_page):
    salon = a_salon()
    page = a_page(salon.somebody())
    page.goto(visit_of(salon.book(10)))
    line = line_on(page)

    line.get_by_label("Discount, %").fill("12,5")
    expect(line.get_by_label("Cost")).to_have_value("35.00")
    line.get_by_label("Amount").fill("3")
    expect(line.get_by_label("Cost")).to_have_value("105.00")
    line.get_by_label("Cost").fill("100")
    expect(line.get_by_label("Discount, %")).to_have_value("16.67")

    expect(page.locator('[data-sum="left"]')).to_have_text("€100.00")
    page.keyboard.press("Control+Enter")
    expect(told(page, "The visit is saved.")).to_be_visible()
    booking = Booking.objects.get()
    assert (booking.price, booking.cost) == (Decimal(120), Decimal(100))


def test_a_service_is_found_by_typing_and_makes_the_booking_longer(a_page):
    salon = a_salon()
    a_service("Beard trim", price=15, duration=1800, location=salon.place)
    booking = salon.book(10)
    page = a_page(salon.somebody())
    page.goto(visit_of(booking))

    page.get_by_role("combobox", name="Add a service").press_sequentially("beard")
    page.keyboard.press("Enter")
    expect(line_on(page, 1)).to_contain_text("Beard trim")
    expect(page.get_by_label("Duration")).to_have_value("1:30")
    expect(page.locator("[data-end]")).to_have_text("– 11:30")
    page.get_by_role("button", name="Take out Haircut").click()
    expect(page.get_by_label("Duration")).to_have_value("0:30")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    booking.refresh_from_db()
    assert (booking.cost, booking.duration.seconds) == (Decimal(15), 1800)


def test_a_whole_visit_is_booked_by_keyboard(a_page):
    salon = a_salon()
    a_client("Anna Petrova", location=salon.place)
    page = a_page(salon.somebody())
    page.goto(f"/l/{salon.place.pk}/calendar/?new=1&column={salon.pavel.pk}&at=2030-03-04T10:00")

    expect(page.get_by_role("combobox", name="Name or phone")).to_be_focused()
    page.keyboard.type("anna")
    expect(page.locator("#client-found").get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#client-panel").get_by_text("Anna Petrova")).to_be_focused()
    page.get_by_role("combobox", name="Add a service").focus()
    page.keyboard.type("hair")
    expect(page.get_by_role("option", name="Haircut")).to_be_visible()
    page.keyboard.press("Enter")
    expect(line_on(page)).to_contain_text("Haircut")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    booking = Booking.objects.select_related("client").get()
    assert (booking.client and booking.client.name, booking.service_ids) == ("Anna Petrova", [salon.haircut.pk])


def test_one_more_booking_begins_where_the_last_ends(a_page):
    salon = a_salon()
    page = a_page(salon.somebody())
    page.goto(visit_of(salon.book(10)))

    page.get_by_role("button", name="Add another booking").click()
    second = cards_on(page).nth(1)
    expect(second.get_by_label("Time", exact=True)).to_have_value("11:00")
    second.get_by_label("Staff member").select_option(label="Rosa Marín")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    assert [booking.staff for booking in Booking.objects.order_by("starts_at")] == [salon.pavel, salon.rosa]


def test_what_was_typed_and_left_can_be_put_back(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = a_page(salon.somebody())
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(visit_of(booking))

    page.get_by_label("Comment").fill("Half a thought")
    page.get_by_role("button", name="Add another booking").click()
    expect(cards_on(page)).to_have_count(2)
    page.goto(salon.register)
    page.goto(visit_of(booking))
    page.get_by_role("button", name="Put them back").click()

    expect(page.get_by_text("It is not saved yet.")).to_be_visible()
    expect(page.get_by_label("Comment").first).to_have_value("Half a thought")
    expect(cards_on(page)).to_have_count(2)
    page.keyboard.press("Control+Enter")
    expect(told(page, "The visit is saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Put them back")).to_be_hidden()


def test_a_double_click_takes_the_money_once_and_leaves_the_form_open_to_saving(a_page):
    salon = a_salon()
    page = a_page(salon.somebody())
    page.goto(visit_of(salon.book(10)))

    page.get_by_label("Comment").fill("Paid at the desk")
    page.get_by_label("Take", exact=True).fill("15")
    page.get_by_role("button", name="Take: Card").dblclick()
    expect(page.locator("[data-till]")).to_contain_text("€25.00 left to pay")
    expect(page.locator('[data-sum="paid"]')).to_have_text("€15.00")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    assert Payment.objects.count() == 1
    assert Booking.objects.get().comment == "Paid at the desk"


def test_deleting_one_booking_keeps_what_is_typed_for_the_other(a_page):
    salon = a_salon()
    first = salon.book(10)
    page = a_page(salon.somebody())
    page.goto(visit_of(first))
    page.get_by_role("button", name="Add another booking").click()
    expect(cards_on(page)).to_have_count(2)
    page.get_by_role("button", name="Save and stay").click()
    expect(page.locator("[data-said]")).to_contain_text("The visit is saved.")

    cards_on(page).nth(0).get_by_label("Comment").fill("Stays")
    cards_on(page).nth(1).get_by_role("button", name="Delete the booking").click()
    dialog_on(page).get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("[data-report-panel]")).to_contain_text("1 booking is deleted.")
    expect(cards_on(page).nth(1)).to_have_class(re.compile("is-gone"))
    expect(told(page, "The visit is saved.")).to_be_hidden()
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    assert [(row.comment, row.is_deleted) for row in Booking.objects.order_by("pk")] == [("Stays", False), ("", True)]


def test_an_error_in_the_summary_leads_to_its_field(a_page):
    salon = a_salon()
    page = a_page(salon.somebody(), refusals=(422,))
    page.goto(visit_of(salon.book(10)))

    page.get_by_label("Duration").fill("soon")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-trouble]")).to_be_focused()
    page.get_by_role("link", name="Enter how long it takes").click()

    expect(page.get_by_label("Duration")).to_be_focused()
    expect(page.get_by_label("Duration")).to_have_value("soon")
