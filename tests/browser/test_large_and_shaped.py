"""Large answers, chosen columns, and questions that cannot be understood."""

import re

import pytest
from django.db import connection
from playwright.sync_api import Route, expect

from tests.browser.desk import a_salon, expect_total, rows_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MANY = """
INSERT INTO bookings_booking
  (location_id, visit_id, staff_id, client_id, starts_at, ends_at, created_through, may_overlap)
SELECT location_id, visit_id, staff_id, client_id, starts_at, ends_at, 'desk', true
FROM bookings_booking, generate_series(1, %s) WHERE id = %s
"""


def test_more_than_ten_thousand_are_told_at_once_and_counted_afterwards(a_page):
    salon = a_salon()
    one = salon.book(9, may_overlap=True)
    with connection.cursor() as cursor:
        cursor.execute(MANY, [10_233, one.pk])
    page = a_page(salon.somebody())
    told: list[str] = []

    def count_later(route: Route) -> None:
        told.append(page.locator("#count").inner_text())
        route.continue_()

    page.route("**/count/**", count_later)

    page.goto(salon.register)
    expect(page.locator("#count")).to_have_text("10,234 bookings")

    assert told == ["more than 10,000 bookings"]
    expect_total(page, 10_234)
    assert len(rows_on(page)) == 50
    page.get_by_role("checkbox", name="Choose every booking of this page").check()
    expect(page.locator("[data-bulk]")).to_contain_text("narrow the question to 10,000 bookings")
    expect(page.locator("[data-select-all]")).to_have_count(0)


def headings_on(page):
    headings = page.get_by_role("table").first.get_by_role("columnheader")
    return [text for text in (text.strip() for text in headings.all_inner_texts()) if text]


def test_the_columns_one_chooses_and_their_order_are_remembered(a_page):
    salon = a_salon()
    salon.book(9)
    olga = salon.somebody()
    page = a_page(olga)

    page.goto(f"{salon.register}?status=0")
    page.get_by_text("Columns", exact=True).click()
    for name in ("Created", "Staff member", "Services", "Discount", "Source", "Categories", "Comment"):
        page.locator("[data-column]").get_by_role("checkbox", name=name, exact=True).uncheck()
    page.get_by_role("button", name="Move Client up").click()
    page.get_by_role("button", name="Show these columns").click()

    expect(page).to_have_url(re.compile(r"\?status=0$"))
    chosen = ["Number", "Visit", "Cost", "Client", "Paid", "Visit status", "Actions"]
    assert headings_on(page) == chosen
    elsewhere = a_page(olga)
    elsewhere.goto(salon.register)
    assert headings_on(elsewhere) == chosen
    of_somebody_else = a_page(salon.somebody("Ivan Manager"))
    of_somebody_else.goto(salon.register)
    assert "Comment" in headings_on(of_somebody_else)
    page.get_by_text("Columns", exact=True).click()
    page.get_by_role("button", name="As at first").click()
    expect(page.get_by_role("columnheader", name="Comment")).to_be_visible()


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ("visit_from=yesterday", "visit", "“yesterday” is no day. Write it like 2026-03-31."),
        ("status=99", "status", "There is no such status: 99"),
        ("payment=half", "payment", "“half” is none of: all, full, due."),
        ("client=12", "client", "Type a part of the name, or at least 3 digits of the phone."),
    ],
)
def test_a_filter_that_cannot_be_understood_shows_its_error_and_no_rows(a_page, question, field, words):
    salon = a_salon()
    salon.book(9)
    page = a_page(salon.somebody(), refusals=(422,))

    page.goto(f"{salon.register}?{question}")

    expect(page.locator(f"#error_{field}")).to_be_visible()
    expect(page.locator(f"#error_{field}")).to_contain_text(words)
    expect(page.get_by_role("heading", name="This question cannot be answered")).to_be_visible()
    assert rows_on(page) == []


def test_a_filter_there_is_none_of_is_told_and_shows_no_rows(a_page):
    salon = a_salon()
    salon.book(9)
    page = a_page(salon.somebody(), refusals=(422,))

    page.goto(f"{salon.register}?colour=pink")

    expect(page.get_by_role("alert").filter(has_text="There is no such filter: colour")).to_be_visible()
    assert rows_on(page) == []
    page.get_by_role("link", name="Reset").click()
    expect_total(page, 1)
