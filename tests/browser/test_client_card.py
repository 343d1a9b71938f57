"""A client's card by hand: a phone that somebody has, two cards that become one, a person who is erased."""

import re

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.clients.models import Client, TwoPeople
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon
from tests.factories import a_booking, a_client, a_client_category
from tests.plugins.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TALL_PHONE = PHONE | {"height": 2400}


def test_a_double_phone_is_seen_while_it_is_typed_and_leads_to_the_card(a_page):
    salon = a_salon()
    anna = a_client("Anna Double", phone="+12123445678", location=salon.place)
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(f"/l/{salon.place.pk}/clients/")
    page.get_by_role("link", name="New client").click()
    page.get_by_label("Name").fill("Ana")
    page.get_by_label("Phone").press_sequentially("+1 (212) 344-56")
    expect(page.locator("#phone-known")).to_be_empty()
    page.get_by_label("Phone").press_sequentially("78")
    expect(page.locator("#phone-known")).to_contain_text("Anna Double has this phone already.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="Open the card").click()

    expect(page).to_have_url(re.compile(rf"/clients/{anna.pk}/$"))


def test_two_cards_become_one_side_by_side(a_page):
    salon = a_salon()
    anna = a_client("Rosalind Doubleday", phone="", location=salon.place)
    double = a_client("Rosalind Doubleday", location=salon.place)
    a_booking(client=double)
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(f"/l/{salon.place.pk}/clients/doubles/")
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", name="One client of two")).to_be_visible()
    expect(page.get_by_text("1 booking of Rosalind Doubleday moves")).to_be_visible()
    page.get_by_role("button", name="Merge the two").click()

    expect(page.get_by_text("The cards are one now: Rosalind Doubleday. 1 booking came along.").first).to_be_visible()
    page.goto(f"/l/{salon.place.pk}/clients/{double.pk}/")
    expect(page).to_have_url(re.compile(rf"/clients/{anna.pk}/$"))
    assert Booking.objects.get().client_id == anna.pk


def test_two_people_leave_the_doubles_and_come_back_by_keyboard(a_page):
    salon = a_salon()
    for _each in range(2):
        a_client("Rosalind Doubleday", location=salon.place)
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(f"/l/{salon.place.pk}/clients/doubles/")
    page.get_by_role("button", name="These are two people").press("Enter")
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    assert (TwoPeople.objects.count(), findings_on(page)) == (1, [])
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Compare")).to_be_focused()

    assert TwoPeople.objects.count() == 0


def test_a_person_is_erased_without_script_once_their_name_is_typed(a_page):
    salon = a_salon()
    anna = a_client("Anna Kovács", location=salon.place)
    page = a_page(salon.somebody(role=Role.OWNER), scripts=False)

    page.goto(f"/l/{salon.place.pk}/clients/{anna.pk}/")
    page.get_by_role("button", name="Erase personal data").click()
    page.get_by_label("The client's name, or their number").fill("Anna Kovács")
    page.get_by_role("button", name="Erase for good").click()

    expect(page.get_by_role("heading", name="Erased client")).to_be_visible()
    assert Client.objects.get(pk=anna.pk).name == "Erased client"


@pytest.mark.parametrize("screen", [DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_any_page_of_clients(a_page, screen):
    salon = a_salon()
    label = a_client_category("VIP", location=salon.place)
    anna = a_client("Anna Kovács", phone="", category_ids=[label.pk], comment="likes tea", location=salon.place)
    double = a_client("Anna Kovács", comment="allergic", location=salon.place)
    a_booking(client=anna, comment="late", paid=40)
    a_booking(client=anna, deleted=True)
    page = a_page(salon.somebody(role=Role.OWNER), on=screen)
    here = f"/l/{salon.place.pk}/clients"

    found = {}
    for step in (
        "",
        "new/",
        "doubles/",
        "categories/",
        f"{anna.pk}/",
        f"{anna.pk}/merge/",
        f"{anna.pk}/merge/?other={double.pk}",
        f"{anna.pk}/erase/",
    ):
        page.goto(f"{here}/{step}")
        if findings := findings_on(page):
            found[step] = findings

    assert found == {}
