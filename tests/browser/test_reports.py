"""From a number of a report to its bookings, and back."""

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from tests.browser.desk import a_salon, expect_rows, expect_total

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_number_leads_to_its_bookings_and_back_leads_to_the_report(a_page):
    salon = a_salon()
    salon.book(9, status=VisitStatus.NO_SHOW)
    salon.book(11, status=VisitStatus.NO_SHOW, staff=salon.rosa)
    salon.book(12, deleted=True)
    page = a_page(salon.somebody(role=Role.OWNER))
    first, last = salon.at(0, days=-3).date(), salon.at(0, days=3).date()

    page.goto(f"/l/{salon.place.pk}/overview/?visit_from={first}&visit_to={last}")
    page.get_by_role("link", name="No-shows", exact=True).click()
    expect(page.get_by_role("heading", name="No-shows:")).to_be_visible()
    row = page.get_by_role("row", name="Rosa Marín")
    row.get_by_role("link").first.click()

    expect_total(page, 1)
    expect_rows(page, 1)
    page.go_back()
    expect(page.get_by_role("link", name="No-shows", exact=True)).to_have_attribute("aria-current", "page")
    page.get_by_label("Date of visit: period").select_option("Yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Nothing in these days.")).to_be_visible()
