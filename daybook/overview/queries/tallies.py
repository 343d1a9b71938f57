"""Bookings counted and summed up by staff member and piece of the period: what most reports are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum
from django.db.models.functions import Greatest

from daybook.overview.queries.ground import ARRIVED, CANCELLED, LIVE, NO_SHOW, Asked, bookings_of, piece_number
from daybook.shared.actor import Actor
from daybook.shared.periods import Period

K = TypeVar("K", bound=Hashable)
NOTHING = Decimal(0)
MINUTE = timedelta(minutes=1)


class Tally(NamedTuple):
    """What some bookings come to. Money is that of visits to which the client came; cancelled ones only count there."""

    live: int = 0
    no_shows: int = 0
    arrived: int = 0
    due_count: int = 0
    cancelled: int = 0
    minutes: int = 0
    price: Decimal = NOTHING
    cost: Decimal = NOTHING
    paid: Decimal = NOTHING
    due: Decimal = NOTHING

    @property
    def all(self) -> int:
        """Cancelled and not cancelled."""
        return self.live + self.cancelled

    @property
    def discount(self) -> Decimal:
        """What was taken off the prices."""
        return self.price - self.cost


class Cell(NamedTuple):
    """The bookings of one staff member that begin in one piece of the period."""

    staff_id: int
    piece: Period
    tally: Tally


NO_BOOKINGS = Tally()
TAKES = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
OWED = Greatest(F("cost") - F("paid"), NOTHING)
# In the order of `Tally`; named unlike the columns, or one sum would be taken for a column in the next.
COUNTS = {
    "all_live": Count("pk", filter=LIVE),
    "all_no_shows": Count("pk", filter=NO_SHOW),
    "all_arrived": Count("pk", filter=ARRIVED),
    "all_due_count": Count("pk", filter=ARRIVED & Q(paid__lt=F("cost"))),
    "all_cancelled": Count("pk", filter=CANCELLED),
    "all_minutes": Sum(TAKES, filter=LIVE),
    "all_price": Sum("price", filter=ARRIVED),
    "all_cost": Sum("cost", filter=ARRIVED),
    "all_paid": Sum("paid", filter=ARRIVED),
    "all_due": Sum(OWED, filter=ARRIVED),
}


def tallies(asked: Asked, actor: Actor, pieces: Sequence[Period] = ()) -> list[Cell]:
    """The bookings that are asked for, by staff member and piece (none: the whole); only where there are any."""
    parts = pieces or [asked.period]
    rows = bookings_of(asked, actor).annotate(number=piece_number(parts, actor)).order_by().values("staff_id", "number")
    found = rows.annotate(**COUNTS).values_list("staff_id", "number", *COUNTS)
    return [Cell(staff_id, parts[number - 1], _tally(told)) for staff_id, number, *told in found]


def summed(cells: Iterable[Cell], by: Callable[[Cell], K]) -> dict[K, Tally]:
    """The tallies put together by whatever each cell belongs to."""
    found: dict[K, list[Tally]] = defaultdict(list)
    for cell in cells:
        found[by(cell)].append(cell.tally)
    return {key: _together(among) for key, among in found.items()}


def total(cells: Iterable[Cell]) -> Tally:
    """All of them together."""
    return _together([cell.tally for cell in cells])


def _together(among: list[Tally]) -> Tally:
    return Tally._make(map(sum, zip(*among, strict=True))) if among else NO_BOOKINGS


def _tally(told: Sequence[Any]) -> Tally:
    known = {name: value for name, value in zip(Tally._fields, told, strict=True) if value is not None}
    return Tally(**{**known, "minutes": known.get("minutes", timedelta(0)) // MINUTE})
