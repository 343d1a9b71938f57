"""Messages as tests need them."""

from __future__ import annotations

from typing import Any

from daybook.mail.models import Message
from daybook.mail.operations import send_message
from daybook.mail.wishes import MessageWish
from tests.factories import an_actor


def a_wish(key: str = "download-1", **other: Any) -> MessageWish:
    dull = {"to": "ana@example.org", "subject": "Your file", "text": "It is ready.", "kind": "download"}
    return MessageWish(key, **(dull | other))


def a_message(key: str = "download-1", **other: Any) -> Message:
    """A message that waits for the worker."""
    return send_message(a_wish(key, **other), actor=an_actor())
