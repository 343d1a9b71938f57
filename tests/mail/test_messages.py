"""A message is one message, however often it is asked for; what became of it can be read."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.jobs import NotDelivered, deliver
from daybook.mail.models import Message
from daybook.mail.operations import deliver_message, send_message
from daybook.mail.operations.deliver_message import TRIES
from daybook.mail.queries import is_set_up, message_of, messages_of
from tests.factories import an_actor
from tests.mail.sending import a_message, a_wish
from tests.mail.server import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Any:
    with MailServer() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_USE_TLS = False
        yield running


def test_a_message_leaves_once():
    message = a_message(to="ana@example.org", subject="Your file", text="It is ready.")

    deliver(message_id=message.pk)
    deliver(message_id=message.pk)

    assert [(sent.to, sent.subject, sent.body) for sent in mail.outbox] == [
        (["ana@example.org"], "Your file", "It is ready.")
    ]
    message.refresh_from_db()
    assert (message.state, message.tries, message.reason) == (MessageState.SENT, 1, "")


def test_a_key_is_one_message_and_the_first_wish_stays():
    first = send_message(a_wish("download-7", subject="First"), actor=an_actor())

    second = send_message(a_wish("download-7", subject="Second"), actor=an_actor())

    assert (second.pk, second.subject) == (first.pk, "First")
    assert ProcrastinateJob.objects.filter(task_name="mail.deliver_message").count() == 1


@pytest.mark.django_db(transaction=True)
def test_several_who_ask_at_once_get_one_message():
    actor = an_actor()

    def ask(_number: int) -> int:
        try:
            return send_message(a_wish("download-7"), actor=actor).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        numbers = set(people.map(ask, range(8)))

    assert numbers == {Message.objects.get().pk}
    assert ProcrastinateJob.objects.filter(task_name="mail.deliver_message").count() == 1


def test_a_repeat_after_a_crash_can_be_recognised():
    message = a_message()
    deliver(message_id=message.pk)
    Message.objects.update(state=MessageState.WAITING, sent_at=None)

    deliver(message_id=message.pk)

    first, again = (sent.message()["Message-ID"] for sent in mail.outbox)
    assert first == again


def test_where_no_mail_is_set_up_messages_are_kept(settings: Any):
    settings.EMAIL_BACKEND = "daybook.shared.outbox.Outbox"
    message = a_message()

    deliver(message_id=message.pk)

    assert not is_set_up()
    assert (Message.objects.get().state, mail.outbox) == (MessageState.KEPT, [])


def test_what_became_of_a_message_is_found_by_its_key():
    message = a_message(key="download-7")

    assert message_of("download-7") == message
    assert message_of("download-8") is None
    assert messages_of(["download-7", "download-8"]) == {"download-7": message}


def test_a_subject_of_several_lines_cannot_add_headers():
    message = a_message(subject="Your file\r\nBcc: everybody@example.org")

    assert message.subject == "Your file Bcc: everybody@example.org"


def test_a_real_server_gets_the_message(server: MailServer):
    message = a_message(to="ana@example.org")

    deliver(message_id=message.pk)

    assert [letter["To"] for letter in server.letters] == ["ana@example.org"]
    assert Message.objects.get().state == MessageState.SENT


def test_an_address_that_is_refused_fails_at_once_with_the_servers_words(server: MailServer):
    server.answers["RCPT"] = "550 5.1.1 No such user here"
    message = a_message()

    deliver(message_id=message.pk)

    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.FAILED, 1)
    assert message.reason == ("The mail server does not take messages for this address. 550 5.1.1 No such user here")


def test_a_server_that_is_busy_is_asked_again_until_the_message_is_given_up(server: MailServer):
    server.answers["RCPT"] = "451 4.7.1 Try again later"
    message = a_message()

    for _try in range(TRIES - 1):
        with pytest.raises(NotDelivered):
            deliver(message_id=message.pk)
    deliver(message_id=message.pk)
    deliver(message_id=message.pk)

    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.FAILED, TRIES)
    assert message.reason == "The mail server did not take the message. 451 4.7.1 Try again later"


def test_a_message_that_leaves_at_the_second_try_is_sent(server: MailServer):
    message = a_message()
    server.answers["MAIL"] = "421 4.3.2 Closing down"
    deliver_message(message.pk, actor=an_actor())
    del server.answers["MAIL"]

    deliver(message_id=message.pk)

    message.refresh_from_db()
    assert (message.state, message.tries, message.reason) == (MessageState.SENT, 2, "")


def test_a_password_that_is_refused_is_said_without_the_password(server: MailServer, settings: Any):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "salon", "hidden-word"
    message = a_message()

    deliver_message(message.pk, actor=an_actor())

    message.refresh_from_db()
    assert (message.state, message.problem) == (MessageState.WAITING, MessageProblem.SIGN_IN_REFUSED)
    assert "hidden-word" not in message.reason


def test_a_server_that_does_not_answer_leaves_the_message_waiting(settings: Any):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.EMAIL_PORT = taken.getsockname()[1]
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    message = a_message()

    with pytest.raises(NotDelivered):
        deliver(message_id=message.pk)

    message.refresh_from_db()
    assert (message.state, message.problem) == (MessageState.WAITING, MessageProblem.NO_ANSWER)
