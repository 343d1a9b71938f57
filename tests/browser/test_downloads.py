"""From the register to the file: ask, follow it, open the mail, sign in, have it; the Data log tells all that."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.datalog.models import Download
from daybook.mail.models import Message
from tests.browser.desk import Salon, a_salon, dialog_on, expect_total, rows_on
from tests.datalog.asking import make
from tests.factories.people import PASSWORD
from tests.plugins.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings, live_server):
    settings.DATA_DIR = tmp_path
    settings.SITE_URL = live_server.url


def ask_on(page: Page, salon: Salon, question: str = "") -> Download:
    """Ask for the file of the register's answer."""
    page.goto(f"{salon.register}?{question}")
    page.get_by_role("button", name="Download as Excel").click()
    dialog_on(page).get_by_role("button", name="Make the file").click()
    expect(page.locator("[data-report]")).to_contain_text("The file is being made. You may leave this page.")
    return Download.objects.latest("pk")


def sign_in(page: Page, person: User) -> None:
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def numbers_in(path: Path) -> list[int]:
    """The numbers of the bookings in the file, from top to bottom."""
    cells = openpyxl.load_workbook(path)["Bookings"].iter_rows(min_row=2, max_col=1, values_only=True)
    return [number for (number,) in cells]


def test_the_file_of_the_link_in_the_mail_is_the_answer_on_the_page(a_page, tmp_path):
    salon = a_salon()
    manager = salon.somebody(role=Role.MANAGER)
    salon.book(10), salon.book(12), salon.book(14, deleted=True)
    page = a_page(manager)

    download = ask_on(page, salon, "cancelled=no&sort=visit")
    on_the_page = rows_on(page)
    make(download)
    expect(page.locator("[data-report]")).to_contain_text("Your file is ready.")
    expect(page.locator("[data-report]")).to_contain_text("2 rows")

    [link] = re.findall(r"^http\S+", Message.objects.get().text, re.MULTILINE)
    elsewhere = a_page()
    elsewhere.goto(link)
    with elsewhere.expect_download() as fetched:
        sign_in(elsewhere, manager)

    fetched.value.save_as(tmp_path / "fetched.xlsx")
    assert len(on_the_page) == 2
    assert numbers_in(tmp_path / "fetched.xlsx") == on_the_page
    assert re.fullmatch(r"Bookings-Aurora-Lisbon-\d{4}-\d\d-\d\d\.xlsx", fetched.value.suggested_filename)


def test_the_data_log_follows_the_file_and_tells_who_fetched_it(a_page):
    salon = a_salon()
    owner = salon.somebody("Olga Owner", role=Role.OWNER)
    salon.book(10)
    page = a_page(owner)
    download = ask_on(page, salon)

    page.get_by_role("link", name="Data log").first.click()
    row = page.locator(f"#download-{download.pk}")
    expect(row).to_contain_text("Waiting")
    make(download)
    expect(row).to_contain_text("Ready")
    with page.expect_download():
        row.get_by_role("link", name="Fetch").click()
    page.reload()

    row.get_by_text("1 time").click()
    expect(row.get_by_role("listitem")).to_contain_text("Olga Owner, 127.0.0.1")


def test_two_clicks_are_one_file_and_escape_asks_for_none(a_page):
    salon = a_salon()
    salon.book(10)
    page = a_page(salon.somebody(role=Role.MANAGER))

    page.goto(salon.register)
    page.get_by_role("button", name="Download as Excel").click()
    expect(dialog_on(page)).to_contain_text("1 booking")
    page.keyboard.press("Escape")
    expect(dialog_on(page)).to_have_count(0)
    assert Download.objects.count() == 0

    page.get_by_role("button", name="Download as Excel").click()
    dialog_on(page).get_by_role("button", name="Make the file").dblclick()
    expect(page.locator("[data-report]")).to_contain_text("The file is being made.")
    assert Download.objects.count() == 1


def test_the_desk_has_no_such_button_and_a_phone_has(a_page):
    salon = a_salon()
    salon.book(10)
    desk, phone = a_page(salon.somebody()), a_page(salon.somebody("Ivan Manager", role=Role.MANAGER), on=PHONE)

    desk.goto(salon.register)
    expect_total(desk, 1)
    expect(desk.get_by_role("button", name="Download as Excel")).to_have_count(0)
    ask_on(phone, salon)
