"""Acts on many bookings: what is kept is named, what changed meanwhile is asked again, all that match means all."""

import re

import pytest
from playwright.sync_api import expect

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from tests.browser.desk import (
    a_salon,
    dialog_on,
    expect_gone,
    expect_no_reload,
    expect_total,
    mark,
    row_of,
    rows_on,
    tick,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def confirm(page, verb="Delete"):
    dialog_on(page).get_by_role("button", name=verb, exact=True).click()


def test_the_paid_and_the_arrived_are_kept_and_named_and_a_link_shows_just_those(a_page):
    salon = a_salon()
    pending, paid = salon.book(9), salon.book(10, paid=40)
    arrived = salon.book(11, status=VisitStatus.ARRIVED)
    untouched = salon.book(12)
    page = a_page(salon.somebody())

    page.goto(salon.register)
    tick(page, pending, paid, arrived)
    page.get_by_role("button", name="Delete selected").click()
    expect(dialog_on(page)).to_contain_text("1 booking will be deleted")
    expect(dialog_on(page).get_by_role("listitem")).to_have_count(2)
    confirm(page)

    report = page.locator("[data-report-panel]")
    expect(report).to_be_focused()
    expect(report.locator(".report-headline")).to_have_text("Deleted 1 booking. Kept 2.")
    expect(report.get_by_role("listitem")).to_have_text([re.compile("1 .*payment"), re.compile("1 .*arrived")])
    expect_gone(page, pending)
    report.get_by_role("link", name="Show the kept bookings").click()
    expect_total(page, 2)
    assert sorted(rows_on(page)) == [paid.pk, arrived.pk]
    assert list(Booking.objects.cancelled()) == [pending]
    assert untouched in Booking.objects.not_cancelled()


def test_when_the_set_has_changed_meanwhile_the_person_is_asked_again(a_page):
    salon = a_salon()
    bookings = [salon.book(hour, days=day) for day in range(1, 6) for hour in range(9, 20)]
    page = a_page(salon.somebody(), refusals=(409,))

    page.goto(f"{salon.register}?cancelled=no")
    expect_total(page, 55)
    page.get_by_role("checkbox", name="Choose every booking of this page").check()
    expect(page.locator("[data-ticked]")).to_have_text("50 selected")
    page.get_by_role("button", name="Select all 55 that match").click()
    expect(page.locator("[data-ticked]")).to_have_text("All 55 that match")
    page.get_by_role("button", name="Delete selected").click()
    expect(dialog_on(page)).to_contain_text("55 bookings will be deleted")
    late = salon.book(9, days=7)
    confirm(page)

    expect(dialog_on(page)).to_contain_text("Nothing was done yet")
    expect(dialog_on(page)).to_contain_text("56 bookings will be deleted")
    assert not Booking.objects.cancelled().exists()
    confirm(page)
    expect(page.locator(".report-headline")).to_have_text("Deleted 56 bookings.")
    expect_total(page, 0)
    assert set(Booking.objects.cancelled()) == {*bookings, late}


def test_all_that_match_is_told_to_have_grown_before_anything_is_asked(a_page):
    salon = a_salon()
    for hour in range(51):
        salon.book(hour % 12 + 8, days=1 + hour // 12)
    page = a_page(salon.somebody())

    page.goto(salon.register)
    page.get_by_role("checkbox", name="Choose every booking of this page").check()
    page.get_by_role("button", name="Select all 51 that match").click()
    salon.book(9, days=9)
    page.get_by_role("button", name="Set status").click()

    expect(dialog_on(page)).to_contain_text("Meanwhile other bookings match")
    expect(dialog_on(page)).to_contain_text("52 bookings will be changed")


def test_a_status_is_set_on_those_that_are_ticked_and_shows_at_once(a_page):
    salon = a_salon()
    first, second, third = salon.book(9), salon.book(10), salon.book(11)
    page = a_page(salon.somebody())

    page.goto(salon.register)
    mark(page)
    tick(page, first, second)
    page.get_by_role("button", name="Set status").click()
    dialog_on(page).get_by_label("Visit status").select_option("Confirmed")
    confirm(page, "Set status")

    expect(page.locator(".report-headline")).to_have_text("Changed 2 bookings.")
    expect(row_of(page, first)).to_contain_text("Confirmed")
    expect(row_of(page, second)).to_contain_text("Confirmed")
    expect(row_of(page, third)).to_contain_text("Pending")
    expect_no_reload(page)


def test_of_two_who_delete_at_once_the_second_is_told_and_sees_it_gone(a_page):
    salon = a_salon()
    booking = salon.book(9)
    olga, ivan = a_page(salon.somebody("Olga Desk")), a_page(salon.somebody("Ivan Manager"), refusals=(409,))

    for page in (olga, ivan):
        page.goto(salon.register)
        row_of(page, booking).get_by_role("button", name="Delete").click()
        expect(dialog_on(page)).to_contain_text("1 booking will be deleted")
    confirm(olga)
    expect(olga.locator(".report-headline")).to_have_text("Deleted 1 booking.")
    confirm(ivan)

    expect(dialog_on(ivan)).to_contain_text("Somebody changed these bookings meanwhile")
    expect(dialog_on(ivan)).to_contain_text("It was deleted before.")
    expect_gone(ivan, booking)
    dialog_on(ivan).get_by_role("button", name="Close").click()
    expect(dialog_on(ivan)).to_have_count(0)
    expect(row_of(ivan, booking).get_by_role("button", name="Info")).to_be_focused()
