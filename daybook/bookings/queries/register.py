"""The register: how many bookings match, and one page of them, fast at ten million.

Counting comes first, up to a cap: it takes whatever index is the most selective. How many there are then decides in
which form the page is read (docs/decisions/0012). Every form gives the rows of `matching`; a test holds them to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import F
from django.utils import timezone

from daybook.bookings import rights
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.queries.question import DateColumn, Question
from daybook.bookings.queries.rows import RegisterRow, rows_by_id, texts_of_rows
from daybook.bookings.queries.ways import HasClient, IsAnyOf, per_staff_member, sorted_whole, walked
from daybook.clients.models import ClientQuerySet
from daybook.shared.actor import Actor
from daybook.shared.copied import TextRow
from daybook.shared.paging import Cursors, Key, Order, Page, Stretch, page_of
from daybook.shared.patience import patiently

COUNTED = 10_000
"""How far the count at the head of the page goes; one more stands for "more than that"."""
FEW = 3_000
"""So many matches are read whole and sorted: an index walk might pass millions to find them."""
NAMED_CLIENTS = 5_000
"""So many clients are named in the query one by one; more of them are asked for again in it."""
SECONDS_FOR_PAGE = 3
SECONDS_FOR_COUNT = 15
PAGE = 50

COLUMNS: Mapping[str, DateColumn] = MappingProxyType({"created": "created_at", "visit": "starts_at"})
ORDERS: Mapping[str, Order] = MappingProxyType(
    {sign + name: Order(sign + name, "sorted_at", descending=sign == "-") for name in COLUMNS for sign in ("-", "")}
)
"""By their names in the address; a minus means newest first."""
NEWEST_CREATED = ORDERS["-created"]

Read = Callable[[Stretch], list[Key]]


@dataclass(frozen=True)
class Found:
    """One page of the answer. `total` is exact up to `COUNTED`; one more means that there are more."""

    total: int
    page: Page[RegisterRow]


def register_rows(actor: Actor) -> BookingQuerySet:
    """Every booking this actor may see, deleted ones too: the ground of the register."""
    return rights.visible(Booking.objects.of(actor), actor)


def matching(question: Question, actor: Actor) -> BookingQuerySet:
    """The bookings that are asked for, as one plain set: for acts on all of them."""
    if question.is_contradiction:
        return register_rows(actor).none()
    rows = question.of_the_row(register_rows(actor))
    if question.staff_ids is not None:
        rows = rows.filter(staff_id__in=question.staff_ids)
    return rows if question.clients is None else rows.filter(client_id__in=question.clients.values("pk"))


def find(question: Question, actor: Actor, *, order: Order, cursors: Cursors, cursor: str = "") -> Found:
    """One page and the capped count. Raises `TooSlow` rather than keep the person waiting."""
    with patiently(SECONDS_FOR_PAGE):
        ground = _ground(question, actor)
        total = ground.narrowed()[: COUNTED + 1].count() if ground else 0
        keys = page_of(_way(ground, order, total), cursors, cursor=cursor, size=PAGE) if ground and total else Page([])
        rows = rows_by_id([number for _moment, number in keys.rows], actor)
    return Found(total, Page(rows, keys.before, keys.after))


def exact_count(question: Question, actor: Actor) -> int:
    """How many match, however many there are. Raises `TooSlow` where that cannot be said in time."""
    with patiently(SECONDS_FOR_COUNT):
        ground = _ground(question, actor)
        return ground.narrowed().count() if ground else 0


def rows_to_sum_up(question: Question, actor: Actor) -> BookingQuerySet:
    """The bookings that are asked for, for a plan that reads all of them."""
    ground = _ground(question, actor)
    return ground.narrowed() if ground else register_rows(actor).none()


def rows_for_file(
    question: Question, fields: Sequence[str], actor: Actor, *, order: Order = NEWEST_CREATED
) -> Iterator[TextRow]:
    """These fields of every row that is asked for, in this order, as texts; to be read inside one transaction."""
    rows = matching(question, actor).annotate(sorted_at=F(_field(order))).order_by(*order.by())
    return texts_of_rows(rows, fields, actor)


@dataclass(frozen=True)
class _Ground:
    """What the count and the page have in common: clients are resolved where they are few."""

    rows: BookingQuerySet
    question: Question
    crowd: ClientQuerySet | None

    def narrowed(self) -> BookingQuerySet:
        """The matching rows, for plans that begin with the most selective condition."""
        rows = self.rows
        if self.question.staff_ids is not None:
            rows = rows.filter(staff_id__in=self.question.staff_ids)
        return rows if self.crowd is None else rows.filter(client_id__in=self.crowd.values("pk"))

    def in_passing(self) -> BookingQuerySet:
        """The matching rows but for staff, for plans that walk an order and ask each row for its client."""
        return self.rows if self.crowd is None else self.rows.filter(HasClient(self.crowd))


def _ground(question: Question, actor: Actor) -> _Ground | None:
    """The ground of the answer; None where it is known without a look that nothing matches."""
    if question.is_contradiction:
        return None
    rows = question.of_the_row(register_rows(actor))
    if question.clients is None:
        return _Ground(rows, question, crowd=None)
    ids = list(question.clients.values_list("pk", flat=True)[: NAMED_CLIENTS + 1])
    if len(ids) > NAMED_CLIENTS:
        return _Ground(rows, question, crowd=question.clients)
    return _Ground(rows.filter(IsAnyOf("client_id", ids)), question, crowd=None) if ids else None


def _way(ground: _Ground, order: Order, total: int) -> Read:
    """In which form the page is read, now that it is known how many there are."""
    staff_ids = ground.question.staff_ids
    if total <= FEW or ground.question.is_of_one_upload or _begins_far_from_the_range(ground.question, order):
        return lambda stretch: sorted_whole(ground.narrowed(), _field(order), stretch)
    rows = ground.in_passing()
    if staff_ids is not None and len(staff_ids) > 1:
        return lambda stretch: per_staff_member(rows, sorted(staff_ids), _field(order), stretch)
    if staff_ids:
        rows = rows.filter(staff_id=min(staff_ids))
    return lambda stretch: walked(rows, _field(order), stretch)


def _begins_far_from_the_range(question: Question, order: Order) -> bool:
    """Whether the other date is asked for, and a walk in this order would begin far away from its range."""
    other = next(column for column in COLUMNS.values() if column != _field(order))
    if (moments := question.dates.get(other)) is None:
        return False
    if order.descending:
        return moments.end is not None and moments.end <= timezone.now()
    return moments.first is not None


def _field(order: Order) -> DateColumn:
    return COLUMNS[order.name.removeprefix("-")]
