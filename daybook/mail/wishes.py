"""What somebody wants to have sent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MessageWish:
    """One message to one address. `key` names it for ever: however often it is asked for, it is one message.

    `kind` says in a word what it is about, such as `download`. `location_id` is the location whose owner may read it.
    The text is kept, and whoever has full access reads it: put nothing into it that lets anybody in without a sign-in.
    """

    key: str
    to: str
    subject: str
    text: str
    kind: str
    location_id: int | None = None
