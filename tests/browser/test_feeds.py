"""A secret address for another calendar: made, seen once, closed; and axe-core finds nothing on the way."""

import re

import pytest
from django.test import Client as Browser
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.staff.models import StaffMember
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon
from tests.browser.test_axe import TALL_PHONE
from tests.plugins.browser import DESKTOP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("screen", [DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def test_whoever_serves_takes_their_bookings_along(a_page, screen):
    salon = a_salon()
    salon.book(10)
    pavel = salon.somebody("Pavel Novák", Role.SPECIALIST)
    StaffMember.objects.filter(pk=salon.pavel.pk).update(user=pavel)
    page = a_page(pavel, on=screen, refusals=(422,))
    found = {}

    page.goto("/me/")
    page.get_by_role("link", name=re.compile("in another calendar")).click()
    found["before"] = findings_on(page)
    page.get_by_label("Where it will be used").fill("My phone")
    page.keyboard.press("Enter")
    address = page.get_by_label("Secret address")
    expect(address).to_have_value(re.compile(r"/calendar-feed/[\w-]{43}\.ics$"))
    found["made"] = findings_on(page)
    path = "/calendar-feed/" + address.input_value().partition("/calendar-feed/")[2]
    read = Browser().get(path)
    page.get_by_role("link", name="Calendar", exact=True).last.click()
    page.get_by_role("link", name="Subscribe …").click()
    expect(page.get_by_text("My phone", exact=True)).to_be_visible()
    expect(address).to_have_count(0)
    page.get_by_role("button", name=re.compile("Close.*My phone")).click()
    expect(page.get_by_text("The address “My phone” is closed.")).to_be_visible()
    found["closed"] = findings_on(page)

    assert (read.status_code, read.content.count(b"BEGIN:VEVENT")) == (200, 1)
    assert Browser().get(path).status_code == 404
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_a_visit_of_several_bookings_and_where_it_can_be_copied_to(a_page):
    salon = a_salon()
    page = a_page(salon.somebody())
    page.goto(f"/l/{salon.place.pk}/calendar/?visit={salon.book(10).visit_id}")

    page.get_by_role("button", name="Add another booking").click()
    expect(page.get_by_label("Date of the whole visit")).to_be_visible()
    page.get_by_text("Copy to …").click()

    assert findings_on(page) == []
