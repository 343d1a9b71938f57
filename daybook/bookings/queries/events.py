"""The rows that the database kept of a booking and of what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from daybook.bookings.models import Booking

# Payments are a room above: their table is named here as foreign keys name it, without importing the room.
TABLES = (
    ("booking", "bookings_bookingevent", "pgh_obj_id"),
    ("line", "bookings_lineevent", "booking_id"),
    ("category", "bookings_bookingcategorylinkevent", "booking_id"),
    ("payment", "payments_paymentevent", "booking_id"),
)
ROWS = """
    SELECT event.*, coalesce(person.name, '') AS by_name
    FROM {table} event LEFT JOIN access_user person ON person.id = event.by_user_id
    WHERE event.{key} = %s ORDER BY event.pgh_id
"""


class Signature(NamedTuple):
    """Whose act it was: everything that one transaction changed has the same one."""

    at: datetime
    name: str
    channel: str
    address: str
    request_id: str


@dataclass(frozen=True)
class Event:
    """One row as it was left; `is_end` where it was taken away."""

    source: str
    signature: Signature
    row: Mapping[str, Any]

    @property
    def thing(self) -> tuple[str, int]:
        """Which row it was: the same for all events of its life."""
        return self.source, self.row["pgh_obj_id"]

    @property
    def is_end(self) -> bool:
        """Whether the row was taken away."""
        return bool(self.row["pgh_label"] == "delete")


def events_of(booking: Booking) -> list[Event]:
    """All that was kept of the booking, its lines, categories and payments, each in order of time."""
    return [
        Event(source, _signature(row), row)
        for source, table, key in TABLES
        for row in _rows(ROWS.format(table=table, key=key), booking.pk)
    ]


def _rows(statement: str, booking_id: int) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [booking_id])
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def _signature(row: Mapping[str, Any]) -> Signature:
    return Signature(row["pgh_created_at"], row["by_name"], row["channel"], row["address"], row["request_id"])
