"""The change log in the browser, from a deletion to all about it; axe finds nothing, at both widths, light and dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.bookings.operations import delete_bookings
from daybook.clients.models import Client
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon, dialog_on
from tests.factories import an_actor
from tests.plugins.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("screen", [DESKTOP, PHONE | {"height": 2400}], ids=["desktop", "phone"])
def test_an_owner_finds_who_deleted_a_booking_and_reads_all_about_it(a_page, screen):
    salon = a_salon()
    booking = salon.book(9)
    clerk = an_actor(location=salon.place)
    delete_bookings(Booking.objects.filter(pk=booking.pk), actor=clerk)
    Client.objects.bulk_create(Client(location=salon.place, name=f"Client {number}") for number in range(8))
    page = a_page(salon.somebody("Nino Beridze", Role.OWNER), on=screen)
    found = {}

    page.goto(f"/l/{salon.place.pk}/change-log/")
    expect(page.get_by_text("Client × 8")).to_be_visible()
    found["log"] = findings_on(page)
    page.get_by_text("More filters").click()
    page.get_by_label("Booking no.").fill(str(booking.pk))
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(rf"booking={booking.pk}"))
    deletion = page.locator("tr[data-act]").filter(has_text="Deleted")
    expect(deletion).to_contain_text("Olga Desk")
    found["one booking"] = findings_on(page)
    deletion.get_by_role("button", name=f"{booking.pk} Anna Kovács").click()
    expect(dialog_on(page)).to_contain_text("History of changes")
    found["dialog"] = findings_on(page)
    page.keyboard.press("Escape")
    page.goto(f"/l/{salon.place.pk}/change-log/?thing=client")
    page.get_by_role("link", name="One by one").first.click()
    expect(page.get_by_role("link", name="Client 7")).to_be_visible()
    found["act"] = findings_on(page)

    assert {name: findings for name, findings in found.items() if findings} == {}
