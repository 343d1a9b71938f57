"""What happened to a booking, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from daybook.bookings.models import Booking
from daybook.shared.actor import Actor


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what, all in words; `before` is empty for something new, `after` for something gone."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One act on a booking: who, when, through what, from which address, and what changed.

    `what` names the act in words: "Created", "Changed", "Deleted", "Service added", "Payment", "Refund", …
    """

    at: datetime
    who: str
    through: str
    address: str
    request_id: str
    what: str
    fields: tuple[FieldChange, ...]


def history_of(booking: Booking, actor: Actor) -> list[Change]:
    """Every change of the booking, its lines, categories and payments, newest first; payments need their right."""
    raise NotImplementedError
