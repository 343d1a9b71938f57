"""Messages leave through a provider by its API; what it refuses is said."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from typing import Any

import pytest

from daybook.config.env import BadSetting
from daybook.config.parts import mail as part
from daybook.mail.choices import MessageProblem, MessageState
from daybook.mail.operations import deliver_message
from daybook.mail.queries import is_set_up
from tests.factories import an_actor
from tests.mail.sending import a_message

pytestmark = pytest.mark.django_db


class Provider(ThreadingHTTPServer):
    """Answers like Postmark, or as a test tells it to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.status, self.answer = 200, {"ErrorCode": 0, "Message": "OK", "MessageID": "1", "To": "ana@example.org"}
        self.letters: list[dict[str, Any]] = []
        self.keys: list[str | None] = []


class _Asked(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        self.server.letters.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.keys.append(self.headers["X-Postmark-Server-Token"])
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.answer).encode())

    def log_message(self, *_words: object) -> None:
        pass


def use(settings: Any, monkeypatch: pytest.MonkeyPatch, **given: str) -> None:
    """The settings that an operator's variables come to."""
    for name, value in given.items():
        monkeypatch.setattr(part, name, value)
    settings.EMAIL_BACKEND, settings.ANYMAIL = part.backend(), part.provider_settings()


@pytest.fixture
def provider(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    with Provider() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{running.server_port}/"
        use(settings, monkeypatch, PROVIDER="postmark", PROVIDER_KEY="our-key", PROVIDER_ADDRESS=address)
        yield running
        running.shutdown()


def test_a_message_leaves_through_the_provider(provider: Provider):
    message = a_message(to="ana@example.org", subject="Your file", text="It is ready.")

    message = deliver_message(message.pk, actor=an_actor())

    (letter,) = provider.letters
    assert (message.state, is_set_up(), provider.keys) == (MessageState.SENT, True, ["our-key"])
    assert (letter["To"], letter["Subject"], letter["TextBody"]) == ("ana@example.org", "Your file", "It is ready.")
    assert (letter["TrackOpens"], letter["TrackLinks"]) == (False, "None")


@pytest.mark.parametrize(
    ("status", "answer", "problem"),
    [
        (401, {"ErrorCode": 10, "Message": "Bad or missing Server API token."}, MessageProblem.SIGN_IN_REFUSED),
        (500, {"ErrorCode": 1, "Message": "Come back later"}, MessageProblem.OTHER),
    ],
)
def test_what_the_provider_refuses_is_tried_again_and_said(
    provider: Provider, status: int, answer: dict[str, Any], problem: MessageProblem
):
    provider.status, provider.answer = status, answer
    message = a_message()

    message = deliver_message(message.pk, actor=an_actor())

    assert (message.state, message.problem) == (MessageState.WAITING, problem)
    assert "our-key" not in message.reason


def test_a_recipient_whom_the_provider_refuses_fails_at_once(provider: Provider):
    words = "Found inactive addresses: ana@example.org. Inactive recipients are ones that bounced."
    provider.status, provider.answer = 422, {"ErrorCode": 406, "Message": words}
    message = a_message(to="ana@example.org")

    message = deliver_message(message.pk, actor=an_actor())

    assert (message.state, message.problem) == (MessageState.FAILED, MessageProblem.ADDRESS_REFUSED)


def test_a_provider_that_does_not_answer_leaves_the_message_waiting(provider: Provider):
    provider.shutdown()
    provider.server_close()
    message = a_message()

    message = deliver_message(message.pk, actor=an_actor())

    assert (message.state, message.problem) == (MessageState.WAITING, MessageProblem.NO_ANSWER)


@pytest.mark.parametrize("name", sorted({*part.PROVIDERS} - {""}))
def test_every_provider_we_name_can_be_set_up(name: str, settings: Any, monkeypatch: pytest.MonkeyPatch):
    address = "https://mail.example.org/"
    use(settings, monkeypatch, PROVIDER=name, PROVIDER_KEY="key", PROVIDER_SECOND_KEY="more", PROVIDER_ADDRESS=address)

    module, _dot, backend = settings.EMAIL_BACKEND.rpartition(".")

    assert getattr(import_module(module), backend)().api_url.startswith(address)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"PROVIDER": "brevo"}, "set DAYBOOK_MAIL_KEY too"),
        ({"PROVIDER": "brevo", "PROVIDER_KEY": "key", "EMAIL_HOST": "smtp.example.org"}, "Keep one"),
    ],
)
def test_half_a_set_up_is_refused_at_the_start(given: dict[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch):
    for name, value in given.items():
        monkeypatch.setattr(part, name, value)

    with pytest.raises(BadSetting, match=sentence):
        part.refuse_half_a_provider()
