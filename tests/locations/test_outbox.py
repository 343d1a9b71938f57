"""Settings > Outbox: what became of the location's messages, and that mail is not set up where it is not."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from daybook.access.choices import Role
from daybook.locations.models import Location
from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.models import Message
from daybook.mail.operations import deliver_message
from daybook.mail.queries import OUTBOX_PAGE
from tests.access.doors import a_browser_of
from tests.factories import a_location, an_actor
from tests.mail.sending import a_message

pytestmark = pytest.mark.django_db

QUERIES = 5


@pytest.fixture
def here() -> Location:
    return a_location()


def page_of(place: Location, **query: str) -> str:
    answer = a_browser_of(Role.OWNER, location=place).get(reverse("locations:outbox", args=[place.pk]), query)
    return answer.content.decode()


def words_of(html: str) -> str:
    return " ".join(strip_tags(html).split())


def test_where_no_mail_is_set_up_the_page_says_so_and_shows_the_message(here: Location, settings: Any):
    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"
    message = a_message(location_id=here.pk, subject="Your file is ready", text="It is at http://salon.example/file/")
    deliver_message(message.pk, actor=an_actor())

    html = page_of(here)

    assert "Mail is not set up: messages are kept here and go to nobody." in html
    assert "DAYBOOK_SMTP_HOST" in html
    assert "Your file is ready It is at http://salon.example/file/ Kept" in words_of(html)
    assert '<a href="http://salon.example/file/"' in html


def test_where_mail_is_set_up_the_page_says_what_waits_and_why(here: Location):
    message = a_message(location_id=here.pk)
    Message.objects.filter(pk=message.pk).update(tries=2, problem=MessageProblem.OTHER, answer="451 Try again later")

    words = words_of(page_of(here))

    assert "Mail is not set up" not in words
    assert "Waiting The mail server did not take the message. 451 Try again later 2 tries" in words


def test_messages_of_other_locations_and_of_none_are_not_shown(here: Location):
    a_message("theirs", location_id=a_location("Elsewhere").pk, subject="Of another")
    a_message("nobodys", subject="A new password")

    words = words_of(page_of(here))

    assert "No messages yet" in words
    assert "Of another" not in words
    assert "A new password" not in words


def test_markup_in_a_message_stays_text(here: Location):
    a_message(location_id=here.pk, subject="<b>bold</b>", text="<script>alert(1)</script>")

    html = page_of(here)

    assert "<b>bold</b>" not in html
    assert "<script>alert" not in html


def test_many_messages_stand_on_pages_the_newest_first(here: Location):
    for number in range(OUTBOX_PAGE + 1):
        a_message(f"message-{number}", location_id=here.pk, subject=f"Number {number}.")

    first = page_of(here)
    after = unquote(first.split('rel="next" href="?cursor=')[1].split('"')[0])
    second = page_of(here, cursor=after)

    assert [first.count("Number "), second.count("Number ")] == [OUTBOX_PAGE, 1]
    assert "Number 0." in second
    assert 'rel="prev"' in second


@pytest.mark.parametrize("number", [1, 3])
def test_more_messages_take_no_more_queries(here: Location, number: int):
    for each in range(number):
        a_message(f"message-{each}", location_id=here.pk)
    browser, address = a_browser_of(Role.OWNER, location=here), reverse("locations:outbox", args=[here.pk])
    browser.get(address)

    with CaptureQueriesContext(connection) as asked:
        browser.get(address)

    assert len(asked) == QUERIES


def test_a_message_that_was_given_up_is_marked(here: Location):
    message = a_message(location_id=here.pk)
    Message.objects.filter(pk=message.pk).update(state=MessageState.FAILED, problem=MessageProblem.NO_ANSWER, tries=7)

    html = page_of(here)

    assert '<tr data-state="failed">' in html
    assert "Not delivered The mail server does not answer. 7 tries" in words_of(html)
