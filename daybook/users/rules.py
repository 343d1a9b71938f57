"""The one message of an invitation: its key, which the link in it is signed over."""

from __future__ import annotations

MESSAGE = "invitation"
WAY = "/invited/"


def message_key(membership_id: int, invitation: int) -> str:
    """The key of the message of this invitation; each sending is an invitation of its own, and ends the ones before."""
    return f"{MESSAGE}-{membership_id}-{invitation}"


def invitation_of(key: str) -> tuple[int, int] | None:
    """Which membership and which of its invitations a key names; None for the key of another message."""
    kind, *numbers = key.split("-")
    if kind != MESSAGE or len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        return None
    return int(numbers[0]), int(numbers[1])
