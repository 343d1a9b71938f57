"""What a front desk does all day: two staff in one visit, money in part, a copy for next time, and back to the list."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.payments.models import Payment
from daybook.staff.models import StaffMember
from tests.browser.desk import a_salon, dialog_on, row_of, told
from tests.browser.test_calendar import HOUR, card_of, drag, middle, moved, opened, stands
from tests.factories import a_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def on_panel(page):
    return page.locator("#visit")


def cards_on(page):
    return page.locator("#visit [data-booking-card]")


def choose_staff(page, card, name):
    """The services of whoever is chosen come a moment later."""
    with page.expect_response(re.compile("/parts/services/")):
        card.get_by_label("Staff member").select_option(label=name)
    expect(page.locator("#visit .htmx-request, #visit .htmx-swapping, #visit .htmx-settling")).to_have_count(0)


def add_service(page, card, text, *names):
    """The list is a box to type in once its script has come."""
    card.locator(".ts-control input").press_sequentially(text)
    expect(card.locator(".ts-dropdown [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(card.locator("[data-line]")).to_contain_text(names)


def test_a_visit_with_two_staff_is_booked_paid_in_part_and_then_at_once(a_page):
    salon = a_salon()
    a_service("Manicure", price=25, location=salon.place, staff=salon.rosa)
    page = opened(a_page(salon.somebody()), salon)

    page.get_by_role("link", name="New booking").click()
    page.get_by_role("combobox", name="Name or phone").press_sequentially("anna")
    page.get_by_role("option", name=re.compile("Anna")).click()
    first = cards_on(page).first
    choose_staff(page, first, "Pavel Novák")
    first.get_by_label("Time", exact=True).fill("10:00")
    add_service(page, first, "hair", "Haircut")
    page.get_by_role("button", name="Add another booking").click()
    second = cards_on(page).nth(1)
    expect(second.get_by_label("Time", exact=True)).to_have_value("11:00")
    choose_staff(page, second, "Rosa Marín")
    add_service(page, second, "mani", "Manicure")
    expect(page.locator('[data-sum="left"]')).to_have_text("€65.00")
    page.get_by_role("button", name="Save and stay").click()
    expect(page.locator("[data-said]")).to_contain_text("The visit is saved.")
    first.get_by_label("Take", exact=True).fill("15")
    first.get_by_role("button", name="Take: Card").click()

    expect(first.locator("[data-till]")).to_contain_text("€25.00 left to pay")
    expect(page.locator('[data-sum="left"]')).to_have_text("€50.00")
    haircut, manicure = Booking.objects.order_by("starts_at")
    assert (haircut.staff, manicure.staff) == (salon.pavel, salon.rosa)
    assert haircut.visit_id == manicure.visit_id
    assert [payment.amount for payment in Payment.objects.all()] == [Decimal(15)]
    expect(card_of(page, haircut)).to_have_accessible_name(re.compile("Paid in part"))
    page.get_by_role("button", name="Take for all: Card").dblclick()
    expect(page.locator("[data-report-panel]")).to_contain_text("€50.00 taken, Card.")
    expect(page.locator('[data-sum="left"]')).to_have_text("€0.00")
    expect(page.get_by_role("button", name="Take for all: Card")).to_have_count(0)
    assert sorted(payment.amount for payment in Payment.objects.all()) == [Decimal(15), Decimal(25), Decimal(25)]


def test_from_the_register_a_booking_is_dragged_beside_its_open_visit_and_back_is_the_same_list(a_page):
    salon = a_salon()
    bookings = [salon.book(9 + number % 10, days=1 + number // 10) for number in range(20)]
    moving = bookings[1]
    page = a_page(salon.somebody())

    page.goto(f"{salon.register}?status=0&sort=visit")
    row_of(page, moving).get_by_role("link", name="Edit").click()
    expect(page.locator("[data-calendar] .ec-main")).to_be_visible()
    card = card_of(page, moving)
    expect(card).to_have_attribute("aria-current", "true")
    expect(card).to_be_in_viewport()
    start = middle(card)
    across = page.locator(".ec-body .ec-day")
    there = across.nth(1).bounding_box()["x"] - across.nth(0).bounding_box()["x"]
    drag(page, start, moved(start, hours=1, across=there))
    expect(page.locator("[data-board-said]")).to_contain_text("Saved")
    page.get_by_role("link", name="Back", exact=True).click()

    expect(row_of(page, moving)).to_contain_text("Rosa Marín")
    assert stands(moving) == (salon.rosa.pk, salon.at(11), HOUR)
    assert page.url.partition("#")[0].endswith("?status=0&sort=visit")
    expect(row_of(page, moving)).to_have_class(re.compile("is-current"))


def test_a_visit_is_copied_and_the_days_behind_follow(a_page):
    salon = a_salon()
    booking = salon.book(10, staff=salon.rosa)
    page = opened(a_page(salon.somebody()), salon)
    next_week = salon.place.today() + timedelta(days=8)

    card_of(page, booking).click()
    on_panel(page).get_by_text("Copy to …").click()
    on_panel(page).get_by_role("link", name=f"{next_week.day} {next_week:%b %Y}").click()
    expect(on_panel(page).get_by_label("Date", exact=True)).to_have_value(next_week.isoformat())
    expect(page.locator("[data-board-day]")).to_have_value(next_week.isoformat())
    expect(page).to_have_url(re.compile(f"date={next_week}&copy={booking.visit_id}"))
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    copy = Booking.objects.exclude(pk=booking.pk).get()
    expect(card_of(page, copy)).to_be_focused()
    assert stands(copy) == (salon.rosa.pk, salon.at(10, days=8), HOUR)
    assert (copy.client, copy.service_ids) == (salon.anna, [salon.haircut.pk])


def test_a_whole_visit_moves_and_goes_at_once(a_page):
    salon = a_salon()
    booking = salon.book(10)
    page = opened(a_page(salon.somebody()), salon)

    card_of(page, booking).click()
    page.get_by_role("button", name="Add another booking").click()
    cards_on(page).nth(1).get_by_label("Staff member").select_option(label="Rosa Marín")
    page.get_by_label("Time of the whole visit").fill("14:30")
    page.get_by_label("Time of the whole visit").press("Tab")
    expect(cards_on(page).nth(1).get_by_label("Time", exact=True)).to_have_value("15:30")
    page.get_by_role("button", name="Save and stay").click()
    expect(page.locator("[data-said]")).to_contain_text("The visit is saved.")
    begins = [row.starts_at for row in Booking.objects.order_by("starts_at")]
    page.get_by_role("button", name="Delete all …").click()
    dialog_on(page).get_by_role("button", name="Delete", exact=True).click()

    expect(page.locator("[data-report-panel]")).to_contain_text("2 bookings are deleted.")
    expect(page.locator("[data-card]")).to_have_count(0)
    assert begins == [salon.at(14) + HOUR / 2, salon.at(15) + HOUR / 2]
    assert Booking.objects.cancelled().count() == 2


def test_services_are_those_of_the_staff_member_until_more_are_asked_for(a_page):
    salon = a_salon()
    a_service("Manicure", price=25, location=salon.place, staff=salon.rosa)
    page = a_page(salon.somebody())
    page.goto(f"/l/{salon.place.pk}/calendar/?new=1&column={salon.pavel.pk}&at={salon.at(14):%Y-%m-%d}T14:00")

    search = page.get_by_role("combobox", name="Add a service")
    search.press_sequentially("mani")
    expect(page.get_by_text("Nothing found")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Also what others give").click()
    expect(search).to_be_focused()
    search.press_sequentially("mani")
    page.keyboard.press("Enter")

    expect(page.locator("#visit [data-line]")).to_contain_text(["Manicure"])


def test_a_specialist_sees_and_opens_their_own_and_changes_nothing(a_page):
    salon = a_salon()
    own, other = salon.book(10, comment="Window seat"), salon.book(10, staff=salon.rosa, client=salon.boris)
    pavel = salon.somebody("Pavel Novák", Role.SPECIALIST)
    StaffMember.objects.filter(pk=salon.pavel.pk).update(user=pavel)
    page = opened(a_page(pavel, refusals=(404,)), salon)

    expect(page.locator(".cal-name")).to_have_text(["Pavel Novák"])
    expect(card_of(page, other)).to_have_count(0)
    expect(page.get_by_role("link", name="New booking")).to_have_count(0)
    start = middle(card_of(page, own))
    drag(page, start, moved(start, hours=2))
    page.mouse.click(*moved(start, hours=4))
    expect(page.locator("#visit")).to_be_hidden()
    card_of(page, own).click()
    expect(on_panel(page).get_by_label("Comment")).to_have_value("Window seat")
    expect(on_panel(page).get_by_label("Comment")).to_be_disabled()
    expect(on_panel(page).get_by_text("You can look at this visit, not change it.")).to_be_visible()
    for name in ("Save", "Delete the booking", "Take: Cash"):
        expect(on_panel(page).get_by_role("button", name=name)).to_have_count(0)
    assert page.goto(f"/l/{salon.place.pk}/calendar/?visit={other.visit_id}").status == 404

    assert stands(own) == (salon.pavel.pk, salon.at(10), HOUR)


def test_the_desk_adds_a_service_once_the_client_has_arrived(a_page):
    salon = a_salon()
    a_service("Beard trim", price=15, location=salon.place)
    booking = salon.book(10, status=VisitStatus.ARRIVED)
    page = opened(a_page(salon.somebody()), salon)

    card_of(page, booking).click()
    add_service(page, cards_on(page).first, "beard", "Haircut", "Beard trim")
    page.keyboard.press("Control+Enter")

    expect(told(page, "The visit is saved.")).to_be_visible()
    booking.refresh_from_db()
    assert booking.cost == Decimal(55)
