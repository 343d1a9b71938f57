"""One page of a list, how many match, and every row of it for a file.

Counting comes first, up to a cap, as in the register (docs/decisions/0012): a few rows are read whole and sorted,
many are walked in the order of an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic

from django.db.models import QuerySet

from daybook.shared.actor import Actor
from daybook.shared.listing.declared import Listing, R
from daybook.shared.paging import Cursors, Key, Order, Page, Stretch, page_of
from daybook.shared.patience import patiently

COUNTED = 10_000
"""How far the count at the head of the page goes; one more stands for "more than that"."""
FEW = 3_000
"""So many matches are read whole and sorted: an index walk might pass all others to find them."""
SECONDS_FOR_PAGE = 3
SECONDS_FOR_COUNT = 15
AT_ONCE = 2_000
"""Rows of a file that are read together."""


@dataclass(frozen=True)
class Found(Generic[R]):
    """One page of the answer. `total` is exact up to `COUNTED`; one more means that there are more."""

    total: int
    page: Page[R]


def find(listing: Listing[R], matching: QuerySet[Any], cursors: Cursors, *, cursor: str, actor: Actor) -> Found[R]:
    """One page of the rows that match and the capped count; raises `TooSlow` rather than keep the person waiting."""
    sort = listing.sort(cursors.order)

    def read(stretch: Stretch) -> Sequence[Key]:
        by = sort.unindexed if total <= FEW else sort.indexed
        placed = matching.annotate(sorted_by=by).filter(stretch.bound).order_by(*stretch.order_by)
        return list(placed.values_list("sorted_by", "pk")[: stretch.limit])

    with patiently(SECONDS_FOR_PAGE):
        total = matching.order_by()[: COUNTED + 1].count()
        keys = page_of(read, cursors, cursor=cursor, size=listing.page_size) if total else Page([])
        rows = listing.rows([number for _value, number in keys.rows], actor)
    return Found(total, Page(rows, keys.before, keys.after))


def exact_count(matching: QuerySet[Any]) -> int:
    """How many match, however many there are; raises `TooSlow` where that cannot be said in time."""
    with patiently(SECONDS_FOR_COUNT):
        return matching.count()


def every_row(listing: Listing[R], matching: QuerySet[Any], order: Order, *, actor: Actor) -> Iterator[R]:
    """Every row that matches, in this order; memory does not grow with their number. Inside a transaction."""
    placed = matching.annotate(sorted_by=listing.sort(order).indexed).order_by(*order.by())
    ids = placed.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)
    while chunk := list(islice(ids, AT_ONCE)):
        yield from listing.rows(chunk, actor)
