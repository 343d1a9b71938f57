"""What goes through the gateway: requests and answers of any size arrive whole, and as WSGI describes them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from daybook.shared.live.gateway import Gateway
from daybook.shared.live.hub import Hub
from daybook.shared.live.wsgi import IN_MEMORY

MEGABYTE = 1024 * 1024


def asked(application, *, body=(b"",), headers=(), path="/", leaves=False):
    """What the application answers to a request that comes in these parts."""
    parts = list(body)
    sent: list[Any] = []

    async def receive():
        if leaves and len(parts) == 1:
            return {"type": "http.disconnect"}
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"a=b", "http_version": "1.1"}
    scope |= {"headers": list(headers), "client": ("10.0.0.7", 4711), "server": ("127.0.0.1", 8000), "scheme": "http"}
    gateway = Gateway(application, Hub({}, most=0), threads=1)
    asyncio.run(gateway(scope, receive, send))
    return sent


def content_of(sent):
    return b"".join(message.get("body", b"") for message in sent)


class Kept:
    """An application that keeps what it was asked, and answers with these parts."""

    def __init__(self, *parts):
        self.parts = parts
        self.is_closed = False

    def __call__(self, environ, start_response):
        self.environ, self.body = environ, environ["wsgi.input"].read()
        start_response("201 Created", [("Content-Type", "text/plain"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return self

    def __iter__(self):
        return iter(self.parts)

    def close(self):
        self.is_closed = True


def test_an_answer_arrives_with_its_status_and_every_header():
    application = Kept(b"Hello, ", b"you")

    start, body = asked(application)

    assert start["status"] == 201
    assert start["headers"] == [(b"content-type", b"text/plain"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert (body["body"], body.get("more_body")) == (b"Hello, you", None)
    assert application.is_closed


def test_a_large_file_comes_whole_and_is_never_held_in_memory():
    part = b"x" * 4096
    application = Kept(*[part] * 1280)

    sent = asked(application)

    assert content_of(sent) == part * 1280
    assert max(len(message.get("body", b"")) for message in sent) == IN_MEMORY
    assert application.is_closed


def test_a_large_upload_comes_whole_with_its_length():
    application = Kept(b"")

    asked(application, body=[b"x" * MEGABYTE, b"y" * MEGABYTE, b"z"])

    assert application.body == b"x" * MEGABYTE + b"y" * MEGABYTE + b"z"
    assert application.environ["CONTENT_LENGTH"] == str(2 * MEGABYTE + 1)


def test_who_goes_away_while_sending_is_not_answered():
    application = Kept(b"")

    assert asked(application, body=[b"half", b"never"], leaves=True) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PATH_INFO", "/l/1/\xc3\xbc"),
        ("QUERY_STRING", "a=b"),
        ("REMOTE_ADDR", "10.0.0.7"),
        ("HTTP_COOKIE", "a=1; b=2"),
        ("HTTP_ACCEPT", "text/html,text/plain"),
        ("CONTENT_TYPE", "text/csv"),
        ("HTTP_X_FORWARDED_FOR", "1.2.3.4"),
    ],
)
def test_the_request_is_described_as_wsgi_wants_it_and_a_header_is_not_taken_for_another(name, value):
    application = Kept(b"")
    headers = [
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"accept", b"text/html"),
        (b"accept", b"text/plain"),
        (b"content-type", b"text/csv"),
        (b"x-forwarded-for", b"1.2.3.4"),
        (b"x_forwarded_for", b"6.6.6.6"),
    ]

    asked(application, headers=headers, path="/l/1/ü")

    assert application.environ[name] == value
