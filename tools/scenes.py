"""What the pictures of docs/images show: each scene brings a page of the demo salon to where it is worth a look."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from tools.tree import ROOT

DESK, OWNER = "desk@demo.example", "owner@demo.example"
MISTAKES = ROOT / "demo" / "mistakes.xlsx"
PASSWORD = os.environ.get("DAYBOOK_DEMO_PASSWORD", "daybook-demo")


@dataclass(frozen=True)
class Desk:
    """Where the register is, and whose bookings may be deleted for a picture: each look of a scene has its own."""

    home: str
    staff: int


Scene = Callable[[Page, Desk], None]


def sign_in(page: Page, person: str = DESK) -> str:
    """Sign in, at the desk or as somebody else; the address of the register."""
    page.locator("[name=login]").fill(person)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(r"/l/\d+/bookings/"))
    return page.url


def register(page: Page, desk: Desk) -> None:
    """The last days, the latest visit first."""
    page.goto(f"{desk.home}?visit_from={_day(-5)}&visit_to={_day(-1)}&sort=-visit")
    expect(page.locator("tr[data-booking]").first).to_be_visible()


def more_filters(page: Page, desk: Desk) -> None:
    """A question of many conditions, unfolded."""
    page.goto(f"{desk.home}?visit_from={_day(-90)}&status=1&status=2&cancelled=no&source=online&payment=due")
    page.locator(".filters-more > summary").click()


def bulk_bar(page: Page, desk: Desk) -> None:
    """Some rows of these days ticked: some not paid, some paid whose client has come."""
    page.goto(f"{desk.home}?visit_from={_day(-9)}&visit_to={_day(1)}&staff={desk.staff}&sort=-visit")
    live = page.locator("tr:not(.is-deleted)")
    for kind, number in (('[data-paid="0"]', 3), ('[data-paid="2"]', 3)):
        for row in live.filter(has=page.locator(kind)).all()[:number]:
            row.locator("[data-tick]").check()
    expect(page.locator("[data-bulk]")).to_be_visible()
    page.evaluate("document.querySelector('[data-scrolls]').scrollTo(0, 0)")


def confirm(page: Page, desk: Desk) -> None:
    """What will go, what is kept, and why."""
    bulk_bar(page, desk)
    page.get_by_role("button", name="Delete selected").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def report(page: Page, desk: Desk) -> None:
    """What went, what was kept, and why; the rows are pink at once."""
    confirm(page, desk)
    page.locator("dialog[open]").get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("[data-report-panel]")).to_be_visible()
    expect(page.locator("tr.is-deleted").first).to_be_visible()


def info(page: Page, desk: Desk) -> None:
    """Everything about a booking that is gone."""
    page.goto(f"{desk.home}?cancelled=yes&services=with&sort=-visit")
    with_discount(page).get_by_role("button", name="Info").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def visit(page: Page, desk: Desk) -> None:
    """A visit with services, a discount and a payment."""
    page.goto(f"{desk.home}?services=with&cancelled=no&status=2")
    with_discount(page).get_by_role("link", name="Edit").click()
    expect(page.locator("#visit")).to_be_visible()


def new_visit(page: Page, desk: Desk) -> None:
    """A new visit, while the client on the phone says their name."""
    page.goto(desk.home.replace("/bookings/", "/calendar/?new=1"))
    page.get_by_role("combobox", name="Name or phone").press_sequentially("ann")
    expect(page.get_by_role("option").first).to_be_visible()


def upload_columns(page: Page, desk: Desk) -> None:
    """A file with mistakes, its columns recognised."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", "/uploads/new/"))
    page.get_by_label("Choose the file").set_input_files(MISTAKES)
    page.get_by_role("button", name="Upload the file").click()
    expect(page.get_by_role("heading", name="Which column is which")).to_be_visible()


def upload_check(page: Page, desk: Desk) -> None:
    """Its rows, each with its verdict."""
    upload_columns(page, desk)
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator(".totals")).to_be_visible(timeout=60_000)
    page.evaluate("document.querySelector('.file-rows-frame').scrollTo(0, 220)")


def calendar(page: Page, desk: Desk) -> None:
    """A working day with bookings."""
    day = next(day for day in map(_day, range(-2, -8, -1)) if date.fromisoformat(day).weekday() in range(5))
    page.goto(desk.home.replace("/bookings/", f"/calendar/?date={day}"))
    expect(page.locator(".ec-event").first).to_be_visible()


def hours(page: Page, desk: Desk) -> None:
    """The working hours of this week, with a day being changed."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", "/schedule/"))
    page.locator(".week-hours").nth(2).click()
    expect(page.locator("dialog[open]")).to_be_visible()


def feeds(page: Page, desk: Desk) -> None:
    """A secret address for another calendar, shown this once."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", f"/feeds/staff/{desk.staff}/"))
    page.get_by_label("Where it will be used").fill("Tablet at the mirror")
    page.get_by_role("button", name="Make an address").click()
    expect(page.get_by_label("Secret address")).to_be_visible()


def reports(page: Page, desk: Desk) -> None:
    """What this month comes to."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", "/overview/"))
    expect(page.get_by_role("heading", name="Bookings over time")).to_be_visible()


def client_card(page: Page, desk: Desk) -> None:
    """Somebody who comes often, with what is known of them."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", "/clients/?client=almeida"))
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", name="Payments")).to_be_visible()


def change_log(page: Page, desk: Desk) -> None:
    """What was done with bookings at the desk."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", "/change-log/?thing=booking&through=desk"))
    expect(page.locator("tr[data-act]").first).to_be_visible()


def as_owner(page: Page, desk: Desk) -> None:
    """Sign in with full access, unless that was done for a scene before."""
    page.goto(desk.home)
    if page.get_by_role("link", name="Uploads").count() == 0:
        page.context.clear_cookies()
        page.goto("/")
        sign_in(page, OWNER)


def with_discount(page: Page) -> Locator:
    """The first row of the page that has a discount: there is more to see."""
    return page.locator("tr[data-booking]:has(.cell-discount:not(:empty))").first


def rights(page: Page, desk: Desk) -> None:
    """Somebody's rights, with those of another role looked over before they are saved."""
    as_owner(page, desk)
    page.goto(desk.home.replace("/bookings/", "/users/"))
    page.get_by_role("link", name="Olga Desk").click()
    page.get_by_label("Role").select_option("Accountant")
    page.get_by_role("button", name="Show these rights").click()
    expect(page.get_by_text("Saving will change:")).to_be_visible()


SCENES: dict[str, Scene] = {
    "register": register,
    "filters": more_filters,
    "calendar": calendar,
    "selected": bulk_bar,
    "confirm": confirm,
    "report": report,
    "info": info,
    "visit": visit,
    "new-visit": new_visit,
    "upload-columns": upload_columns,
    "upload-check": upload_check,
    "rights": rights,
    "change-log": change_log,
    "hours": hours,
    "feeds": feeds,
    "reports": reports,
    "client": client_card,
}
"""In this order; those of the owner stand last."""


def _day(distance: int) -> str:
    return (date.today() + timedelta(days=distance)).isoformat()  # noqa: DTZ011  own-input: the demo is of today
