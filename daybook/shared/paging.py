"""Pages that stand still while rows arrive: each begins beside a row, not after a number of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar

from django.core import signing
from django.db.models import Q

Sorted = datetime | str | Decimal | int
"""What rows can be sorted by: a moment, a text, a number."""
Key = tuple[Sorted, int]
"""Where a row stands in an order: what it is sorted by, and its number."""
T = TypeVar("T")

READ: Mapping[str, Callable[[str], Sorted]] = {"moment": datetime.fromisoformat, "text": str, "number": Decimal}
"""How what a cursor says becomes a value again, by the kind it names."""


@dataclass(frozen=True)
class Order:
    """A total order by a field and, within it, by the row's number; both are never null and go in one direction.

    `field` is the name of a field or annotation: a moment, a text (in the order of the database) or a number;
    `number` is the field of the row's number.
    """

    name: str
    field: str
    descending: bool
    number: str = "pk"

    def beyond(self, key: Key, *, backwards: bool = False) -> Q:
        """The rows after `key`, or before it: (a > x) or (a = x and id > y), led by a bound that an index can use."""
        side = "lt" if self.descending is not backwards else "gt"
        value, number = key
        leading = Q(**{f"{self.field}__{side}e": value})
        return leading & (Q(**{f"{self.field}__{side}": value}) | Q(**{f"{self.number}__{side}": number}))

    def by(self, *, backwards: bool = False) -> list[str]:
        """The names to order by."""
        sign = "-" if self.descending is not backwards else ""
        return [f"{sign}{self.field}", f"{sign}{self.number}"]


@dataclass(frozen=True)
class Stretch:
    """A piece of an order that is to be read: beyond a row, in one direction, so many rows."""

    bound: Q
    order_by: list[str]
    limit: int


@dataclass(frozen=True)
class Page(Generic[T]):
    """The rows of a page, and the cursors of the pages beside it (empty where there is none)."""

    rows: Sequence[T]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Cursors:
    """Writes and reads cursors for one order of one question: another's, or a broken one, is simply not read."""

    order: Order
    question: str

    def write(self, side: str, key: Key) -> str:
        """A cursor that stands `after` or `before` the row."""
        value, number = key
        return signing.dumps([side, *_told(value), number], salt=self._salt)

    def read(self, text: str) -> tuple[str, Key] | None:
        """The side and the row of a cursor of ours; None for any other text."""
        try:
            side, kind, told, number = signing.loads(text, salt=self._salt)
        except signing.BadSignature:
            return None
        return side, (READ[kind](told), number)

    @property
    def _salt(self) -> str:
        return f"key\n{self.order.name}\n{self.question}"


def _told(value: Sorted) -> tuple[str, str]:
    if isinstance(value, datetime):
        return "moment", value.isoformat()
    return ("text", value) if isinstance(value, str) else ("number", str(value))


def page_of(read: Callable[[Stretch], Sequence[Key]], cursors: Cursors, *, cursor: str, size: int) -> Page[Key]:
    """The page at the cursor; the first one where there is no cursor, or none of this order and question.

    `read` gives the keys of a stretch. One more than the page shows is read, to know whether there are others.
    """
    place = cursors.read(cursor) if cursor else None
    if place is None:
        return _forwards(read, cursors, size=size)
    side, key = place
    if side == "after":
        return _forwards(read, cursors, size=size, after=key)
    return _backwards(read, cursors, size=size, before=key)


def _forwards(
    read: Callable[[Stretch], Sequence[Key]], cursors: Cursors, *, size: int, after: Key | None = None
) -> Page[Key]:
    order = cursors.order
    bound = order.beyond(after) if after else Q()
    found = read(Stretch(bound, order.by(), size + 1))
    rows = found[:size]
    before = ""
    if after:
        # Past the last row there may be nothing; the way back then begins where one came from.
        before = cursors.write("before", rows[0] if rows else (after[0], after[1] + (-1 if order.descending else 1)))
    return Page(rows, before, cursors.write("after", rows[-1]) if len(found) > size else "")


def _backwards(read: Callable[[Stretch], Sequence[Key]], cursors: Cursors, *, size: int, before: Key) -> Page[Key]:
    order = cursors.order
    found = read(Stretch(order.beyond(before, backwards=True), order.by(backwards=True), size + 1))
    if len(found) <= size:
        return _forwards(read, cursors, size=size)
    rows = list(reversed(found[:size]))
    return Page(rows, cursors.write("before", rows[0]), cursors.write("after", rows[-1]))
