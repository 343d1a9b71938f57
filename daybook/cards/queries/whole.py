"""Everything that is kept about one client, for the person who asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, Line
from daybook.cards.queries.bookings import PaymentLine, payments_of
from daybook.cards.queries.facts import client_of
from daybook.cards.queries.history import Change, history_of
from daybook.clients.models import Client
from daybook.clients.queries.categories import titles_of_categories
from daybook.clients.queries.merged import numbers_of
from daybook.mail.models import Message
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere

AT_ONCE = 1_000
FILE_ROWS = """
    SELECT upload.name, upload.created_at, line.number, line.values::text
    FROM uploads_uploadrow line JOIN uploads_upload upload ON upload.id = line.upload_id
    WHERE upload.location_id = %(location)s AND (
      (upload.section = 'clients' AND line.made_id = ANY(%(numbers)s))
      OR (upload.section = 'bookings' AND line.made_id IN (
        SELECT id FROM bookings_booking WHERE location_id = %(location)s AND client_id = %(client)s)))
    ORDER BY upload.id, line.number
"""


@dataclass(frozen=True)
class FileRow:
    """What a file said of them that was brought in here."""

    file: str
    at: datetime
    number: int
    said: str


@dataclass(frozen=True)
class Whole:
    """One person: the card, labels in words, and the numbers of all cards that went up in it."""

    client: Client
    categories: tuple[str, ...]
    numbers: tuple[int, ...]


def whole_of(client_id: int, actor: Actor) -> Whole:
    """The card; raises `NotThere`, also for somebody who was erased."""
    client = client_of(client_id, actor)
    if client is None or client.erased_at:
        raise NotThere(_("There is no such client here any more."))
    titles = titles_of_categories(actor)
    labels = tuple(titles[number] for number in client.category_ids if number in titles)
    return Whole(client, labels, tuple(numbers_of(client_id, actor)))


def bookings_of(client_id: int, actor: Actor) -> Iterator[Booking]:
    """Every booking of theirs with its staff member and lines, the newest first; memory does not grow."""
    lines = Line.objects.of(actor).select_related("service").order_by("place", "pk")
    rows = Booking.objects.of(actor).filter(client_id=client_id).select_related("staff")
    yield from rows.prefetch_related(Prefetch("lines", lines)).order_by("-starts_at", "-pk").iterator(AT_ONCE)


def count_of_bookings(client_id: int, actor: Actor) -> int:
    """How many there are."""
    return Booking.objects.of(actor).filter(client_id=client_id).count()


def payments_told(client_id: int, actor: Actor) -> list[PaymentLine]:
    """Every payment of theirs."""
    return payments_of(client_id, actor)


def changes_told(client_id: int, actor: Actor) -> list[Change]:
    """Every change of the card."""
    return history_of(client_id, actor)


def messages_to(client: Client, actor: Actor) -> list[Message]:
    """The messages that went to their e-mail address."""
    if not client.email:
        return []
    return list(Message.objects.of(actor).filter(to__iexact=client.email).order_by("-made_at", "-pk"))


def rows_of_files(whole: Whole, actor: Actor) -> list[FileRow]:
    """The rows of uploads out of which their card and their bookings were made."""
    asked: dict[str, Any] = {"location": actor.location_id, "client": whole.client.pk, "numbers": list(whole.numbers)}
    with connection.cursor() as cursor:
        cursor.execute(FILE_ROWS, asked)
        return [FileRow(file, at, number, _said(json.loads(values))) for file, at, number, values in cursor]


def _said(values: list[Any]) -> str:
    return " | ".join(str(value) for value in values if value not in (None, ""))
