"""axe-core finds nothing in the Data log, in the dialog that asks for a file, and in the notice that follows it."""

import pytest
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.datalog.models import DownloadWork
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon, dialog_on
from tests.datalog.asking import a_file, ask
from tests.plugins.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A tall phone: what lies behind a bar that stays in sight would count as too small to touch.
TALL_PHONE = PHONE | {"height": 2400}


@pytest.mark.parametrize("screen", [DESKTOP, TALL_PHONE], ids=["desktop", "phone"])
def test_nothing_is_found(a_page, tmp_path, settings, screen):
    settings.DATA_DIR = tmp_path
    salon = a_salon()
    owner = salon.somebody(role=Role.OWNER).memberships.get()
    salon.book(10)
    ready, writing = a_file(owner), ask(owner, "cancelled=no")
    failed = ask(owner, "cancelled=yes")
    DownloadWork.objects.filter(pk=failed.pk).update(state="failed", problem="It could not be.")
    DownloadWork.objects.filter(pk=writing.pk).update(state="writing", rows_done=43, rows_total=100)
    page, found = a_page(owner.user, on=screen), {}

    with page.expect_download():
        page.goto(f"/l/{salon.place.pk}/data-log/")
        page.locator(f"#download-{ready.pk}").get_by_role("link", name="Fetch").click()
    page.reload()
    page.locator(f"#download-{ready.pk}").get_by_text("1 time").click()
    expect(page.locator(f"#download-{writing.pk}")).to_contain_text("Writing 43 %")
    found["log"] = findings_on(page)
    page.goto(f"{salon.register}?status=1")
    page.get_by_role("button", name="Download as Excel").click()
    expect(dialog_on(page)).to_contain_text("0 bookings")
    found["dialog"] = findings_on(page)
    dialog_on(page).get_by_role("button", name="Make the file").click()
    expect(page.locator("[data-report]")).to_contain_text("Waiting")
    found["notice"] = findings_on(page)

    assert {name: findings for name, findings in found.items() if findings} == {}
