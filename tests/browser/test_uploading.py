"""The wizard: a file with mistakes becomes bookings, with a mouse, by keyboard, on a phone and without script."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.bookings.models import Booking
from daybook.uploads.models import Upload
from tests.browser.desk import expect_no_reload, expect_rows, expect_total, mark
from tests.browser.uploading import (
    AT_THE_UPLOAD,
    LONG,
    MISTAKES,
    a_salon_of_the_demo,
    bring,
    check,
    go_on_and_write,
    verdicts_on,
    wizard_of,
)
from tests.plugins.browser import PHONE
from tests.shared.workers import a_worker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CELLS = "\n".join(
    [
        "Date\tEmployee name\tCustomer phone number\tClient name",
        "12.01.2027 10:00\tInês Carvalho\t351912345678\tMariana Raposo",
        "12.01.2027 12:00\tInês Carvalho\t351912345678\tMariana Raposo",
    ]
)


@pytest.fixture
def at_work(live_server, settings, monkeypatch) -> Iterator[None]:
    """A worker, which reads the files of this run."""
    monkeypatch.setenv("DAYBOOK_TEST_FILES", settings.KEPT_FILES)
    with a_worker():
        yield


def test_a_file_with_mistakes_from_the_register_to_the_take_back(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(salon.register)
    page.get_by_role("link", name="Upload from Excel").click()
    page.get_by_label("Choose the file").set_input_files(MISTAKES)
    page.get_by_role("button", name="Upload the file").click()
    expect(page.get_by_label("What is the matter")).to_have_value("")
    check(page)
    expect(page.locator(".totals")).to_have_text("38 rows: 9 ready, 1 already there, 28 with problems")
    expect(page.locator('tr[data-row="10"]')).to_contain_text("Problem: There is no such day")
    page.get_by_role("button", name="Women's haircut: Use for 1 row").click()
    expect(page.locator(".totals")).to_have_text("38 rows: 10 ready, 1 already there, 27 with problems", timeout=LONG)
    go_on_and_write(page)

    expect(page.get_by_role("heading", name="10 bookings made.")).to_be_visible()
    page.get_by_role("link", name="Show them in the register").click()
    expect_total(page, 10)
    expect(page.get_by_role("list", name="The question in words")).to_contain_text("mistakes.xlsx")
    page.go_back()
    page.get_by_role("link", name="Take back").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="The upload was taken back.")).to_be_visible(timeout=LONG)
    assert Booking.objects.not_cancelled().count() == 0


def test_the_progress_is_live_and_leaving_the_page_loses_nothing(a_page, live_server, settings, monkeypatch):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    bring(page, salon, MISTAKES)

    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("#live")).to_have_text("The file is being checked")
    page.goto(salon.register)
    page.get_by_role("link", name="Uploads").click()
    page.get_by_role("link", name="mistakes.xlsx").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    Upload.objects.update(begun_at=timezone.now() - timedelta(minutes=1))
    expect(page.locator("#progress")).to_contain_text("it waits for the worker")
    monkeypatch.setenv("DAYBOOK_TEST_FILES", settings.KEPT_FILES)
    with a_worker():
        expect(page.locator(".totals")).to_contain_text("38 rows", timeout=LONG)

    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_rows_are_filtered_and_paged_in_place(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    bring(page, salon, MISTAKES)
    check(page)
    mark(page)

    page.get_by_role("link", name=re.compile("^Warnings")).click()
    expect(page.locator("tr[data-verdict]")).to_have_count(6)
    expect(page).to_have_url(re.compile(r"\?show=warnings$"))
    page.get_by_role("link", name=re.compile(r"^All \d")).click()
    expect(page.locator("tr[data-verdict]")).to_have_count(38)
    expect(page.locator("#live")).to_have_text("Rows 4 to 41")
    page.go_back()

    expect(page.locator("tr[data-verdict]")).to_have_count(6)
    assert set(verdicts_on(page)) == {"warned"}
    page.get_by_role("link", name=re.compile("^Already there")).click()
    expect(page.locator("tr[data-verdict]")).to_have_count(1)


def test_pasted_cells_are_brought_in(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(wizard_of(salon))
    page.get_by_text("Or paste cells from Excel").click()
    page.get_by_label("Cells, with their headings in the first row").fill(CELLS)
    page.get_by_role("button", name="Take these cells").click()
    check(page)
    go_on_and_write(page)

    expect(page.get_by_role("heading", name="2 bookings made.")).to_be_visible()
    assert Booking.objects.count() == 2


def test_very_many_pasted_cells_go_as_a_file(a_page):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    lines = CELLS + "\n" + "\n".join([CELLS.splitlines()[1]] * 50_000)

    page.goto(wizard_of(salon))
    page.get_by_text("Or paste cells from Excel").click()
    page.get_by_label("Cells, with their headings in the first row").evaluate(
        "(field, text) => { field.value = text; }", lines
    )
    page.get_by_role("button", name="Take these cells").click()

    expect(page.get_by_role("heading", name="Which column is which")).to_be_visible(timeout=LONG)
    assert Upload.objects.get().size > 2_500_000


def test_a_file_that_is_dropped_anywhere_on_the_page_is_taken(a_page):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    page.goto(wizard_of(salon))

    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "dropped.csv"));
            for (const type of ["dragover", "drop"]) {
                document.body.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
            }
        }""",
        CELLS.replace("\t", ";"),
    )

    expect(page.get_by_role("heading", name="Which column is which")).to_be_visible()
    expect(page.locator(".wizard-file")).to_contain_text("dropped.csv")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(a_page):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    page.goto(wizard_of(salon))
    mark(page)

    page.locator("form[data-upload]").evaluate("form => { form.dataset.most = 100; }")
    page.get_by_label("Choose the file").set_input_files(MISTAKES)
    expect(page.get_by_role("alert").filter(has_text="larger than 50 MB")).to_be_visible()
    page.get_by_role("button", name="Upload the file").click()

    expect_no_reload(page)
    assert not Upload.objects.exists()


def test_a_broken_file_is_told_at_its_field(a_page, tmp_path):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER), refusals=(422,))
    (tmp_path / "may.xlsx").write_bytes(MISTAKES.read_bytes()[:2000])
    page.goto(f"{wizard_of(salon)}?section=bookings")

    page.get_by_label("Choose the file").set_input_files(tmp_path / "may.xlsx")
    page.get_by_role("button", name="Upload the file").click()

    expect(page.locator("#error_file")).to_contain_text("The file is damaged or was not transferred to its end.")
    expect(page.get_by_label("Choose the file")).to_have_attribute("aria-invalid", "true")


def test_a_field_chosen_twice_leaves_the_column_that_had_it(a_page):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    bring(page, salon, MISTAKES)

    page.get_by_label("What is the matter").select_option("Comment")

    expect(page.get_by_label("Comment", exact=True)).to_have_value("")


def test_a_double_click_makes_one_upload_and_writes_once(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))

    page.goto(wizard_of(salon))
    page.get_by_label("Choose the file").set_input_files(MISTAKES)
    page.get_by_role("button", name="Upload the file").dblclick()
    check(page)
    page.get_by_role("link", name="Go on with").click()
    page.get_by_role("button", name="Write").dblclick()
    expect(page.get_by_role("heading", name="9 bookings made.")).to_be_visible(timeout=LONG)

    assert (Upload.objects.count(), Booking.objects.count()) == (1, 9)


def test_the_whole_wizard_without_a_mouse(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER))
    press = page.keyboard.press

    page.goto(wizard_of(salon))
    page.get_by_text("Or paste cells from Excel").focus()
    press("Enter")
    press("Tab")
    page.keyboard.insert_text(CELLS)
    press("Tab")
    press("Enter")
    page.get_by_role("button", name="Check the file").focus()
    press("Enter")
    expect(page.locator(".totals")).to_have_text("2 rows: 2 ready", timeout=LONG)
    page.get_by_role("link", name=re.compile("^Ready")).focus()
    press("Enter")
    expect(page).to_have_url(re.compile("show=ready"))
    expect(page.get_by_role("link", name=re.compile("^Ready"))).to_be_focused()
    page.get_by_role("link", name="Go on with").focus()
    press("Enter")
    expect(page.get_by_role("button", name="Write 2 bookings")).to_be_focused()
    press("Enter")

    expect(page.get_by_role("heading", name="2 bookings made.")).to_be_visible(timeout=LONG)


def test_the_whole_wizard_on_a_phone(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER), on=PHONE)

    bring(page, salon, MISTAKES)
    check(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    row = page.locator('tr[data-row="10"]')
    expect(row).to_contain_text("Problem: There is no such day")
    go_on_and_write(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_whole_wizard_without_script(a_page, at_work):
    salon = a_salon_of_the_demo()
    page = a_page(salon.somebody(role=Role.OWNER), scripts=False)

    def reload_until(place: str) -> None:
        for _time in range(60):
            if page.locator(place).count():
                return
            page.wait_for_timeout(500)
            with page.expect_navigation():
                page.get_by_role("link", name="See how far it is now").click()
        pytest.fail("the work did not come to its end")

    bring(page, salon, MISTAKES)
    page.get_by_role("button", name="Check the file").click()
    page.wait_for_url(AT_THE_UPLOAD)
    reload_until(".totals")
    page.get_by_role("link", name=re.compile("^Warnings")).click()
    page.get_by_role("link", name="Go on with").click()
    page.get_by_role("button", name="Write").click()
    page.wait_for_url(AT_THE_UPLOAD)
    reload_until("h2:has-text('9 bookings made.')")
    page.get_by_role("link", name="Show them in the register").click()

    expect_rows(page, 9)


def test_somebody_without_full_access_is_told_whom_to_ask(a_page):
    salon = a_salon_of_the_demo()
    salon.somebody("Ida Owner", Role.OWNER)
    page = a_page(salon.somebody(role=Role.MANAGER))

    page.goto(salon.register)
    expect(page.get_by_role("link", name="Upload from Excel")).to_have_count(0)
    page.goto(wizard_of(salon))

    expect(page.get_by_role("heading", name="Uploading needs full access")).to_be_visible()
    expect(page.get_by_text("Ida Owner")).to_be_visible()
