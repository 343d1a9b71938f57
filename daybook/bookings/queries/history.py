"""What happened to a booking, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking
from daybook.bookings.queries.events import Event, Signature, events_of
from daybook.bookings.queries.words import WORDS
from daybook.bookings.rights import sees_payments
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.history_words import FieldChange, Speaker, referred, speaker_for
from daybook.shared.templatetags.shown import moment

__all__ = ["Change", "FieldChange", "history_of", "kinds_of_acts", "who", "who_changed"]

LAST = """
    SELECT event.pgh_created_at, event.channel, person.name
    FROM bookings_bookingevent event LEFT JOIN access_user person ON person.id = event.by_user_id
    WHERE event.visit_id = %s AND event.location_id = %s ORDER BY event.pgh_id DESC LIMIT 1
"""


@dataclass(frozen=True)
class Change:
    """One act on a booking: who, when, through what, from which address, and what changed.

    `what` names the act in words ("Created", "Changed", "Deleted", "Payment", "Refund"), `kind` for programs.
    """

    at: datetime
    who: str
    through: str
    address: str
    request_id: str
    kind: str
    what: str
    fields: tuple[FieldChange, ...]


def history_of(booking: Booking, actor: Actor) -> list[Change]:
    """Every change of the booking, its lines, categories and payments, newest first; payments need their right.

    What one act changed stands together. Acts that changed nothing a person knows a word for are left out.
    """
    events = [event for event in events_of(booking) if event.source != "payment" or sees_payments(actor)]
    speaker = speaker_for(
        (each for event in events for each in referred([event.row], WORDS[event.source].names)), actor
    )
    acts: dict[Signature, list[Event]] = defaultdict(list)
    for event in events:
        acts[event.signature].append(event)
    before: dict[tuple[str, int], Event] = {}
    changes = [_change(signature, acts[signature], before, speaker) for signature in _in_order(acts)]
    return [change for change in reversed(changes) if change]


def who_changed(visit_id: int, actor: Actor) -> str:
    """A sentence that says who changed the visit last, and when."""
    with connection.cursor() as cursor:
        cursor.execute(LAST, [visit_id, actor.location_id])
        row = cursor.fetchone()
    if row is None:
        return _("This visit has changed meanwhile. Nothing was overwritten.")
    at, channel, name = row
    words = {
        "who": who(name, channel),
        "when": moment(at, actor.zone),
    }
    return _("%(who)s changed this visit on %(when)s. Nothing was overwritten.") % words


def _in_order(acts: Mapping[Signature, list[Event]]) -> list[Signature]:
    """The acts from the first to the last, in the order in which they were done."""
    # An act's time is when its transaction began, and one that waited began before the one it waited for:
    # what the rows of the booking itself say of the order counts more.
    rows = [event for told in acts.values() for event in told if event.source == "booking"]

    def place(signature: Signature) -> tuple[int, Signature]:
        own = [event.row["pgh_id"] for event in acts[signature] if event.source == "booking"]
        before = [event.row["pgh_id"] for event in rows if event.signature.at <= signature.at]
        return min(own) if own else max(before, default=0), signature

    return sorted(acts, key=place)


def _change(
    signature: Signature, events: list[Event], before: dict[tuple[str, int], Event], speaker: Speaker
) -> Change | None:
    fields: list[FieldChange] = []
    kind = "changed"
    for event in events:
        was = before.get(event.thing)
        fields.extend(
            WORDS[event.source].differences(was.row if was else None, None if event.is_end else event.row, speaker)
        )
        kind = _kind(was, event) or kind
        before[event.thing] = event
    if not fields and kind == "changed":
        return None
    return Change(
        at=signature.at,
        who=who(signature.name, signature.channel),
        through=str(Channel(signature.channel).label),
        address=signature.address,
        request_id=signature.request_id,
        kind=kind,
        what=dict(kinds_of_acts())[kind],
        fields=tuple(fields),
    )


def _kind(was: Event | None, event: Event) -> str:
    """What an act is called for this event of it; empty where the event is a change like others."""
    if event.source == "payment":
        return str(event.row["kind"])
    if event.source != "booking":
        return ""
    if was is None:
        return "created"
    return "deleted" if event.row["deleted_at"] and not was.row["deleted_at"] else ""


def kinds_of_acts() -> Iterator[tuple[str, str]]:
    """What acts on bookings are called, by their kinds."""
    yield "created", _("Created")
    yield "changed", _("Changed")
    yield "deleted", _("Deleted")
    yield "payment", _("Payment")
    yield "refund", _("Refund")


def who(name: str | None, channel: str) -> str:
    """Whose act it was, in words: a user by name, else the client or the channel."""
    if name:
        return name
    return _("Client") if channel == Channel.ONLINE else str(Channel(channel).label)
