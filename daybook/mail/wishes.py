"""What somebody wants to have sent."""

from __future__ import annotations

from dataclasses import dataclass

WAY_IN = "{way_in}"
"""What stands in the kept text instead of a link that lets its reader in."""


@dataclass(frozen=True)
class MessageWish:
    """One message to one address. `key` names it for ever: however often it is asked for, it is one message.

    `kind` says in a word what it is about, such as `download`. `location_id` is the location whose owner may read it.
    The text is kept, and whoever has full access reads it: put nothing into it that lets anybody in without a sign-in.
    A message that must do so leaves `WAY_IN` in its text where the link belongs, and says in `way_in` where the link
    leads, such as `/invited/`: it is put in as the message leaves, and kept nowhere.
    """

    key: str
    to: str
    subject: str
    text: str
    kind: str
    location_id: int | None = None
    way_in: str = ""
