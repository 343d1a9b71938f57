"""The outbox in a browser: a message unfolds, by mouse and by keyboard, and axe finds nothing."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from daybook.access.choices import Role
from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.models import Message
from tests.browser.axe import findings_on
from tests.browser.desk import a_salon
from tests.mail.sending import a_message
from tests.plugins.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("screen", [DESKTOP, PHONE | {"height": 2400}], ids=["desktop", "phone"])
def test_the_owner_reads_what_was_kept_and_why_another_failed(a_page, settings, screen):
    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"
    salon = a_salon()
    kept = a_message(
        "kept", location_id=salon.place.pk, subject="Your file is ready", text="http://salon.example/file/"
    )
    failed = a_message("failed", location_id=salon.place.pk, subject="An older file")
    Message.objects.filter(pk=kept.pk).update(state=MessageState.KEPT)
    Message.objects.filter(pk=failed.pk).update(state=MessageState.FAILED, problem=MessageProblem.NO_ANSWER, tries=7)
    page = a_page(salon.somebody(role=Role.OWNER), on=screen)

    page.goto(reverse("locations:outbox", args=[salon.place.pk]))
    page.locator("summary", has_text="Your file is ready").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="http://salon.example/file/")).to_be_visible()
    expect(page.get_by_text("Mail is not set up")).to_be_visible()
    expect(page.get_by_text("The mail server does not answer.")).to_be_visible()
    assert findings_on(page) == []
