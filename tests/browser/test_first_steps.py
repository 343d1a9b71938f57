"""From a Daybook with nobody in it to the first booking's calendar, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from daybook.access.models import User
from daybook.locations.models import Location
from daybook.setup.rules import setup_code
from tests.browser.axe import findings_on
from tests.factories.people import PASSWORD
from tests.plugins.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_owner_sets_up_a_salon_from_an_example_and_ends_in_the_calendar(a_page, screen):
    page = a_page(on=screen, refusals=(422,))

    page.goto(f"/setup/?code={setup_code()}")
    expect(page.get_by_label("Setup code")).to_have_value(setup_code())
    page.get_by_label("Your name").fill("Ana Lima")
    page.get_by_label("Your e-mail").fill("ana@aurora.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill("something else 17")
    page.get_by_label("Name of the business").fill("Aurora")
    page.get_by_label("Country").select_option("Portugal")
    expect(page.get_by_label("Currency")).to_have_value("EUR")
    assert findings_on(page) == []
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("The two passwords differ.")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make it").click()

    page.get_by_role("link", name="Begin with an example salon").click()
    page.get_by_role("group", name="1", exact=True).first.get_by_label("Name").fill("Inês Costa")
    for name in ("Zoe", "Yves"):
        page.locator(".is-staff .setup-line").last.get_by_label("Name").press_sequentially(name)
    assert findings_on(page) == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Made: 6 staff members and 4 services.")).to_be_visible()
    page.get_by_role("link", name="Open the calendar").click()

    expect(page.get_by_text("Inês Costa").first).to_be_visible()
    assert (User.objects.get().email, Location.objects.get().time_zone) == ("ana@aurora.example", "Europe/Lisbon")
