"""axe-core finds nothing on any page, at both widths, in light and in dark."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.choices import VisitStatus
from daybook.clients.models import Client
from daybook.overview.choices import Report
from daybook.uploads.models import Upload
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon, dialog_on, expect_gone, expect_total, row_of, tick
from tests.browser.uploading import MISTAKES, a_salon_of_the_demo, bring, wizard_of
from tests.factories import a_booking_category
from tests.plugins.browser import DESKTOP, PHONE
from tests.uploads.owning import worked_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# A tall phone: what lies behind a bar that stays in sight would count as too small to touch.
TALL_PHONE = PHONE | {"height": 2400}


@pytest.fixture(params=[DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def screen(request):
    return request.param


@pytest.fixture
def found():
    """What axe finds on the way, by the name of the page; a test ends by asking that it is nothing."""
    return {}


@pytest.fixture
def look_at(found):
    """Looks at a page as it is now; pages without a fault are not named."""

    def look(page, name):
        if findings := findings_on(page):
            found[name] = findings

    return look


def a_full_salon():
    salon = a_salon()
    regular = a_booking_category("Regular guest", location=salon.place)
    salon.book(9, categories=(regular,), comment="Allergic to lavender")
    salon.book(10, status=VisitStatus.ARRIVED, paid=40)
    salon.book(11, status=VisitStatus.NO_SHOW, paid=20, is_online=True, source_name="Widget")
    salon.book(12, status=VisitStatus.CONFIRMED, deleted=True)
    salon.book(15, days=0)
    return salon


def test_the_register_and_its_dialogs(a_page, found, look_at, screen):
    salon = a_full_salon()
    pending, paid = salon.book(14), salon.book(16, paid=40)
    page = a_page(salon.somebody(), on=screen, refusals=(422,))

    page.goto(salon.register)
    expect_total(page, 7)
    look_at(page, "register")
    page.get_by_text("More filters").click()
    look_at(page, "more filters")
    page.get_by_text("Columns", exact=True).click()
    look_at(page, "columns")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    look_at(page, "keys")
    page.keyboard.press("Escape")
    tick(page, pending, paid)
    look_at(page, "bulk bar")
    page.get_by_role("button", name="Set status").click()
    expect(dialog_on(page)).to_be_visible()
    look_at(page, "set status")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Delete selected").click()
    expect(dialog_on(page)).to_be_visible()
    look_at(page, "confirm")
    dialog_on(page).get_by_role("button", name="Delete", exact=True).click()
    expect_gone(page, pending)
    look_at(page, "report")
    row_of(page, pending).get_by_role("button", name="Info").click()
    expect(dialog_on(page)).to_be_visible()
    look_at(page, "info")
    page.goto(f"{salon.register}?client=nobody")
    look_at(page, "nothing found")
    page.goto(f"{salon.register}?status=99&created_from=2026-99-99")
    look_at(page, "wrong question")

    assert found == {}


def test_the_views_and_the_summary_of_the_register(a_page, found, look_at, screen):
    salon = a_full_salon()
    page = a_page(salon.somebody(role=Role.OWNER), on=screen)

    page.goto(salon.register)
    page.get_by_text("Views", exact=True).click()
    page.get_by_label("Save this question as").fill("All of it")
    look_at(page, "a view")
    page.get_by_role("button", name="Save view").click()
    page.get_by_text("Views", exact=True).click()
    expect(page.get_by_role("link", name="All of it")).to_be_visible()
    look_at(page, "saved views")
    page.keyboard.press("Escape")
    page.locator(".summary > summary").click()
    expect(page.locator(".summary-body .tiles")).to_be_visible()
    look_at(page, "summary")

    assert found == {}


def test_the_lists(a_page, found, look_at, screen):
    salon = a_full_salon()
    Client.objects.filter(pk=salon.boris.pk).update(retired_at=timezone.now(), comment="Window seat")
    page = a_page(salon.somebody(role=Role.OWNER), on=screen, refusals=(422,))

    for path, number in (("clients/", 2), ("services/", 1), ("staff/", 2)):
        page.goto(f"/l/{salon.place.pk}/{path}")
        expect_total(page, number)
        look_at(page, path)
        page.get_by_role("button", name="Download as Excel").click()
        expect(dialog_on(page)).to_be_visible()
        look_at(page, f"{path} as a file")
        page.goto(f"/l/{salon.place.pk}/{path}?sort=secret&retired=maybe")
        look_at(page, f"{path} wrong question")
    page.goto(f"/l/{salon.place.pk}/clients/?client=nobody")
    look_at(page, "nobody found")
    page.keyboard.press("?")
    look_at(page, "keys")

    assert found == {}


def test_the_reports(a_page, found, look_at, screen):
    salon = a_full_salon()
    page = a_page(salon.somebody(role=Role.OWNER), on=screen, refusals=(422,))
    first, last = salon.at(0, days=-3).date(), salon.at(0, days=3).date()

    for report in Report:
        page.goto(f"/l/{salon.place.pk}/overview/?visit_from={first}&visit_to={last}&report={report}")
        expect(page.locator(".tiles")).to_be_visible()
        look_at(page, report)
    page.goto(f"/l/{salon.place.pk}/overview/?visit_from={first}&report=weather")
    look_at(page, "wrong question")

    assert found == {}


def test_the_visit_form(a_page, found, look_at, screen):
    salon = a_full_salon()
    booking = salon.book(18, paid=10, comment="Window seat")
    gone = salon.book(20, deleted=True)
    page = a_page(salon.somebody(role=Role.OWNER), on=screen, refusals=(409, 422))
    visits = f"/l/{salon.place.pk}/calendar/"

    page.goto(f"{visits}?visit={booking.visit_id}")
    look_at(page, "edit")
    page.get_by_text("History of changes").click()
    expect(page.locator(".past .history")).to_be_visible()
    look_at(page, "history")
    page.get_by_role("button", name="Delete the booking").click()
    expect(dialog_on(page)).to_be_visible()
    look_at(page, "delete")
    page.keyboard.press("Escape")
    page.get_by_label("Time", exact=True).fill("09:00")
    page.get_by_label("Date", exact=True).fill(salon.at(9).date().isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-trouble]")).to_be_visible()
    look_at(page, "time taken")
    page.goto(f"{visits}?new=1")
    look_at(page, "new")
    page.get_by_role("combobox", name="Name or phone").press_sequentially("ann")
    expect(page.get_by_role("option", name="Anna")).to_be_visible()
    look_at(page, "clients found")
    page.get_by_role("button", name="New client").click()
    page.get_by_label("Phone").fill("12")
    page.get_by_label("Duration, h:mm").fill("soon")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-trouble]")).to_be_visible()
    look_at(page, "errors")
    page.goto(f"{visits}?visit={gone.visit_id}")
    look_at(page, "deleted")

    assert found == {}


def test_every_step_of_an_upload(a_page, found, look_at, screen):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER), on=screen, refusals=(422,))

    page.goto(wizard_of(salon))
    page.get_by_text("Or paste cells from Excel").click()
    look_at(page, "choose")
    page.get_by_label("Cells, with their headings").fill("   ")
    page.get_by_role("button", name="Take these cells").click()
    look_at(page, "nothing pasted")
    bring(page, salon, MISTAKES)
    look_at(page, "columns")
    page.get_by_label("Date *").select_option("")
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert").filter(has_text="“Date”")).to_be_visible()
    look_at(page, "a column is missing")
    page.get_by_label("Date *").select_option("Date *")
    page.get_by_role("button", name="Check the file").click()
    look_at(page, "progress")
    worked_on(Upload.objects.get())
    expect(page.locator(".totals")).to_be_visible()
    look_at(page, "rows with problems")
    page.get_by_role("link", name=re.compile(r"^All \d")).click()
    expect(page.locator("tr[data-verdict]")).to_have_count(38)
    look_at(page, "all rows")
    page.get_by_role("link", name="Go on with").click()
    look_at(page, "confirm the writing")
    page.get_by_role("button", name="Write").click()
    worked_on(Upload.objects.get())
    expect(page.get_by_role("heading", name="made")).to_be_visible()
    look_at(page, "result")
    page.get_by_role("link", name="Take back").click()
    look_at(page, "take back")
    page.goto(f"/l/{salon.place.pk}/uploads/")
    look_at(page, "uploads")
    page = a_page(salon.somebody("Ivan Manager", Role.MANAGER), on=screen)
    page.goto(wizard_of(salon))
    look_at(page, "may not upload")

    assert found == {}


def test_sign_in_and_the_pages_of_oneself(a_page, found, look_at, screen):
    salon = a_salon()
    owner = salon.somebody("Ida Owner", Role.OWNER)
    page = a_page(on=screen)

    page.goto(salon.register)
    look_at(page, "sign-in")
    page.locator("[name=login]").fill(owner.email)
    page.locator("[name=password]").fill("not this one")
    page.get_by_role("button", name="Sign in", exact=True).click()
    look_at(page, "sign-in refused")
    page = a_page(owner, on=screen, refusals=(403, 404))
    for path in (
        "/me/",
        f"/l/{salon.place.pk}/settings/sign-in/",
        "/account/password/change/",
        "/account/steps/",
        "/account/sessions/",
        "/account/logout/",
        "/account/password/reset/",
        "/nowhere/",
    ):
        page.goto(path)
        look_at(page, path)

    assert found == {}
