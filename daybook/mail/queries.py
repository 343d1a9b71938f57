"""What became of messages, and whether mail leaves at all."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings

from daybook.mail.models import Message
from daybook.shared.outbox import Outbox

KEPT_IN_A_FOLDER = f"{Outbox.__module__}.{Outbox.__qualname__}"


def is_set_up() -> bool:
    """Whether messages leave; where they do not, they are kept."""
    return bool(settings.EMAIL_BACKEND != KEPT_IN_A_FOLDER)


def message_of(key: str) -> Message | None:
    """The message of this key, if it was ever asked for."""
    return Message.objects.filter(key=key).first()


def messages_of(keys: Collection[str]) -> dict[str, Message]:
    """The messages of these keys, by key; those never asked for are missing."""
    return {message.key: message for message in Message.objects.filter(key__in=keys)}
