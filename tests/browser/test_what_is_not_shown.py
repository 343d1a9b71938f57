"""Rights as the eye meets them: no list for specialists, no phones, nothing of another location."""

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from tests.browser.desk import a_salon, expect_total, row_of, rows_on
from tests.factories import a_client, a_membership

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_specialist_has_no_register(a_page):
    salon = a_salon()
    salon.book(9)
    page = a_page(salon.somebody("Pavel", Role.SPECIALIST), refusals=(403,))

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Today")
    expect(page.get_by_role("link", name="Bookings")).to_have_count(0)
    answer = page.goto(salon.register)

    assert answer.status == 403
    expect(page.get_by_text("You may not do this here.")).to_be_visible()


def test_without_the_right_to_phones_they_are_x_and_only_a_whole_number_finds(a_page):
    salon = a_salon()
    booking = salon.book(9, client=a_client("Anna Kovács", phone="+351912345678", location=salon.place))
    salon.book(10)
    page = a_page(salon.somebody(dash_records_phones_access=False), refusals=(422,))
    search = page.get_by_role("searchbox", name="Client")

    page.goto(salon.register)
    phones = page.locator("tr[data-booking] .cell-client small").all_inner_texts()
    assert len(phones) == 2
    assert all("X" in phone and "345" not in phone for phone in phones)
    search.fill("345678")
    search.press("Enter")
    expect(page.get_by_text("only a whole number").or_(page.locator("#error_client")).first).to_be_visible()
    assert rows_on(page) == []
    search.fill("+351 912 345 678")
    search.press("Enter")
    expect_total(page, 1)
    expect(row_of(page, booking)).to_be_visible()


def test_a_location_shows_nothing_of_another_and_the_switcher_leads_to_both(a_page):
    lisbon, berlin = a_salon("Aurora Lisbon"), a_salon("Aurora Berlin")
    here, there = lisbon.book(9), berlin.book(9)
    olga = lisbon.somebody()
    a_membership(Role.ADMINISTRATOR, user=olga, location=berlin.place)
    page = a_page(olga)

    page.goto(lisbon.register)
    expect(row_of(page, here)).to_be_visible()
    assert rows_on(page) == [here.pk]
    page.get_by_title("Aurora Lisbon").click()
    page.get_by_role("link", name="Aurora Berlin").click()
    expect(row_of(page, there)).to_be_visible()
    assert rows_on(page) == [there.pk]


def test_the_address_of_another_location_is_no_address_at_all(a_page):
    lisbon, berlin = a_salon("Aurora Lisbon"), a_salon("Aurora Berlin")
    hidden = berlin.book(9)
    page = a_page(lisbon.somebody(), refusals=(404,))

    page.goto(lisbon.register)
    assert page.get_by_title("Aurora Berlin").count() == 0
    statuses = [
        page.goto(address).status
        for address in (
            berlin.register,
            f"{berlin.register}{hidden.pk}/info/",
            f"{lisbon.register}{hidden.pk}/info/",
            f"/l/{lisbon.place.pk}/calendar/?visit={hidden.visit_id}",
            f"/l/{lisbon.place.pk}/calendar/?again={hidden.pk}",
        )
    ]

    assert statuses == [404] * 5
