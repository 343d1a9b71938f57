"""The rows of the register as plain values, phones masked for those from whom they are hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, get_type_hints

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, OuterRef, TextField, Value

from daybook.access.choices import Right
from daybook.bookings.models import Booking, BookingQuerySet, Line
from daybook.shared.actor import Actor
from daybook.shared.copied import TextRow, copied
from daybook.shared.phones import masked


class LineRow(NamedTuple):
    """One service of a booking, as a file tells it."""

    service_id: int
    price: Decimal
    amount: int
    discount: Decimal
    cost: Decimal


class RegisterRow(NamedTuple):
    """One booking as the register tells it. `lines` are known to files and to Info only."""

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


def row_with_lines(booking: BookingQuerySet, actor: Actor) -> RegisterRow:
    """The row of a set of one, with its lines."""
    (value,) = _values(booking, actor)
    lines = Line.objects.of(actor).filter(booking_id=value[0]).order_by(*ORDER_OF_LINES)
    return RegisterRow._make((*value, tuple(map(LineRow._make, lines.values_list(*LineRow._fields)))))


def texts_of_rows(bookings: BookingQuerySet, fields: Sequence[str], actor: Actor) -> Iterator[TextRow]:
    """These fields of every row of a set in its order, as texts that `READERS` make values of; memory does not grow.

    Until the last row is taken, or this is closed, the connection can be asked for nothing else.
    """
    told: Mapping[str, str | ArraySubquery] = {**COPIED, "lines": _told_lines(actor)}
    rows = copied(bookings.values_list(*(told[field] for field in fields)))
    if sees_phones(actor) or "client_phone" not in fields:
        return rows
    phone = fields.index("client_phone")
    return ((*row[:phone], masked(row[phone] or ""), *row[phone + 1 :]) for row in rows)


def _values(bookings: BookingQuerySet, actor: Actor) -> Iterator[tuple[Any, ...]]:
    """The fields of `RegisterRow`, with the phone masked where the actor may not see it."""
    rows = bookings.values_list(*FIELDS)
    if sees_phones(actor):
        return iter(rows)
    return ((*row[:PHONE], masked(row[PHONE] or ""), *row[PHONE + 1 :]) for row in rows)


def _told_lines(actor: Actor) -> ArraySubquery:
    """The lines of the booking in whose row this stands, each as one text that `_line` reads."""
    lines = Line.objects.of(actor).filter(booking=OuterRef("pk")).order_by(*ORDER_OF_LINES)
    told = Func(Value(BETWEEN), *LineRow._fields, function="concat_ws", output_field=TextField())
    return ArraySubquery(lines.values(told=told))


def _numbers(text: str) -> list[int]:
    return list(map(int, _parts(text)))


def _lines(text: str) -> tuple[LineRow, ...]:
    return tuple(map(_line, _parts(text)))


@lru_cache(maxsize=10_000)
def _line(text: str) -> LineRow:
    """Kept, because the same services are sold at the same prices again and again."""
    service_id, price, amount, discount, cost = text.split(BETWEEN)
    return LineRow(int(service_id), Decimal(price), int(amount), Decimal(discount), Decimal(cost))


def _parts(array: str) -> list[str]:
    """What is in an array of PostgreSQL's that holds nothing which it would quote."""
    return array[1:-1].split(",") if len(array) > 2 else []


BETWEEN = ":"
ORDER_OF_LINES = ("place", "pk")
COPIED: Mapping[str, str] = dict(zip(RegisterRow._fields, FIELDS, strict=False))
BY_TYPE: Mapping[Any, Callable[[str], Any]] = {
    int: int,
    str: str,
    bool: "t".__eq__,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
    list[int]: _numbers,
    tuple[LineRow, ...]: _lines,
}
READERS: Mapping[str, Callable[[str], Any]] = {
    field: next(read for kind, read in BY_TYPE.items() if hint in (kind, kind | None))
    for field, hint in get_type_hints(RegisterRow).items()
}
"""What makes of a field's text in PostgreSQL the value that `RegisterRow` has; None stays None."""
