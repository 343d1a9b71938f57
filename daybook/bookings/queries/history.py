"""What happened to a booking, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from daybook.bookings.choices import Channel
from daybook.bookings.models import Booking
from daybook.shared.actor import Actor

LAST = """
    SELECT event.pgh_created_at, event.channel, person.name
    FROM bookings_bookingevent event LEFT JOIN access_user person ON person.id = event.by_user_id
    WHERE event.visit_id = %s AND event.location_id = %s ORDER BY event.pgh_id DESC LIMIT 1
"""


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


def who_changed(visit_id: int, actor: Actor) -> str:
    """A sentence that says who changed the visit last, and when."""
    with connection.cursor() as cursor:
        cursor.execute(LAST, [visit_id, actor.location_id])
        row = cursor.fetchone()
    if row is None:
        return _("This visit has changed meanwhile. Nothing was overwritten: open it again.")
    at, channel, name = row
    words = {
        "who": name or str(Channel(channel).label),
        "when": date_format(at.astimezone(actor.zone), "DATETIME_FORMAT"),
    }
    return _("%(who)s changed this visit on %(when)s. Nothing was overwritten: open it again.") % words
