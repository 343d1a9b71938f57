"""The rows of the register as plain values, phones masked for those from whom they are hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from daybook.access.choices import Right
from daybook.bookings.models import Booking, BookingQuerySet, Line
from daybook.shared.actor import Actor
from daybook.shared.phones import masked

AT_ONCE = 2_000
"""Rows of a file whose lines are read together."""


class LineRow(NamedTuple):
    """One service of a booking, as a file tells it."""

    service_id: int
    price: Decimal
    amount: int
    discount: Decimal
    cost: Decimal


class RegisterRow(NamedTuple):
    """One booking as the register tells it. `lines` are filled for files only."""

    id: int
    version: int
    visit_id: int
    created_at: datetime
    created_by_id: int | None
    starts_at: datetime
    ends_at: datetime
    deleted_at: datetime | None
    deleted_by_id: int | None
    deleted_through: str
    staff_id: int
    client_id: int | None
    client_name: str | None
    client_phone: str | None
    status: int
    is_online: bool
    source_name: str
    service_ids: list[int]
    category_ids: list[int]
    price: Decimal
    cost: Decimal
    paid: Decimal
    paid_state: int
    comment: str
    lines: tuple[LineRow, ...] = ()

    @property
    def is_deleted(self) -> bool:
        """Whether it was deleted (cancelled), which is for good."""
        return self.deleted_at is not None


FIELDS = tuple(
    {"client_name": "client__name", "client_phone": "client__phone"}.get(name, name)
    for name in RegisterRow._fields
    if name != "lines"
)
PHONE = FIELDS.index("client__phone")


def sees_phones(actor: Actor) -> bool:
    """Whether the register shows this actor the phones of clients."""
    return actor.has(Right.REGISTER_PHONES)


def rows_by_id(ids: Sequence[int], actor: Actor) -> list[RegisterRow]:
    """The rows of these bookings of the actor's location, in the order of the ids."""
    found = {value[0]: RegisterRow(*value) for value in _values(Booking.objects.of(actor).filter(pk__in=ids), actor)}
    return [found[number] for number in ids if number in found]


def rows_with_lines(bookings: BookingQuerySet, actor: Actor) -> Iterator[RegisterRow]:
    """The rows of a set in its order, each with its lines; memory does not grow with their number."""
    values = _values(bookings, actor, streamed=True)
    while chunk := list(islice(values, AT_ONCE)):
        lines = _lines_of([value[0] for value in chunk], actor)
        yield from (RegisterRow._make((*value, tuple(lines.get(value[0], ())))) for value in chunk)


def _values(bookings: BookingQuerySet, actor: Actor, *, streamed: bool = False) -> Iterator[tuple[Any, ...]]:
    """The fields of `RegisterRow`, with the phone masked where the actor may not see it."""
    values = bookings.values_list(*FIELDS)
    rows: Iterable[tuple[Any, ...]] = values.iterator(chunk_size=AT_ONCE) if streamed else values
    if sees_phones(actor):
        return iter(rows)
    return ((*row[:PHONE], masked(row[PHONE] or ""), *row[PHONE + 1 :]) for row in rows)


def _lines_of(ids: Sequence[int], actor: Actor) -> dict[int, list[LineRow]]:
    lines: dict[int, list[LineRow]] = defaultdict(list)
    fields = ("booking_id", *LineRow._fields)
    found = Line.objects.of(actor).filter(booking_id__in=ids).order_by("booking_id", "place", "pk")
    for booking_id, *line in found.values_list(*fields):
        lines[booking_id].append(LineRow(*line))
    return lines
