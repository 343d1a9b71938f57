"""A salon to bring files into, and the steps of the wizard as a person takes them."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.desk import Salon, a_salon
from tests.factories import a_service, a_staff_member

MISTAKES = Path(__file__).parents[2] / "demo" / "mistakes.xlsx"
AT_THE_UPLOAD = re.compile(r"/uploads/\d+/(\?.*)?$")
LONG = 30_000
"""Milliseconds that a job may take while other tests run beside it."""


def a_salon_of_the_demo() -> Salon:
    """The salon that the demo's files are of."""
    salon = a_salon()
    for name in ("Inês Carvalho", "Marta Reis"):
        a_staff_member(name, location=salon.place)
    for name in ("Women's haircut", "Men's haircut", "Repair mask", "Toner", "Balayage"):
        a_service(name, location=salon.place)
    return salon


def wizard_of(salon: Salon) -> str:
    """The address of the first step."""
    return f"/l/{salon.place.pk}/uploads/new/"


def bring(page: Page, salon: Salon, file: Path) -> None:
    """Choose the file, and come to its columns."""
    page.goto(wizard_of(salon))
    page.get_by_label("Choose the file").set_input_files(file)
    page.get_by_role("button", name="Upload the file").click()
    expect(page.get_by_role("heading", name="Which column is which")).to_be_visible()
    page.wait_for_load_state()  # a person is never faster than the page's own module


def check(page: Page) -> None:
    """Take the matching as it is proposed, and wait for the rows."""
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator(".totals")).to_be_visible(timeout=LONG)


def go_on_and_write(page: Page) -> None:
    """Confirm, and wait until the rows are written."""
    page.get_by_role("link", name="Go on with").click()
    page.get_by_role("button", name="Write").click()
    expect(page.get_by_role("heading", name="made")).to_be_visible(timeout=LONG)


def verdicts_on(page: Page) -> list[str]:
    """The verdict of each row that is shown, from top to bottom."""
    rows = page.locator("tr[data-verdict]")
    return [rows.nth(place).get_attribute("data-verdict") or "" for place in range(rows.count())]
