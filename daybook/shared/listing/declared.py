"""What a list is, declared once in `columns` of its room: the page, the file and the order of rows come from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import DateTimeField, ExpressionWrapper, F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from daybook.shared.actor import Actor
from daybook.shared.listing.words import ListWords, Words
from daybook.shared.paging import Order
from daybook.shared.sheets.cell_kinds import CellKind

PAGE_PARAMETERS = ("sort", "cursor", "columns")
"""What else than filters the address of a list holds; the columns, where it asks for a file."""


class Listed(Protocol):
    """A row of a list."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def is_retired(self) -> bool:
        """Whether it is out of use, and kept for what refers to it."""


R_contra = TypeVar("R_contra", bound=Listed, contravariant=True)
R = TypeVar("R", bound=Listed)


@dataclass(frozen=True)
class ListColumn(Generic[R_contra]):
    """One thing that a row tells: on the page, in a file, or in both.

    `value` is typed (moments, spans, decimals, several names); the page puts it into words, a file writes it as its
    `kind` says, several with `between` between them. `in_file` is the heading there where it differs from the page's.
    `order` is what it sorts by, if it does. `drawn` is the template that draws it on the page from the `row`, where
    words are not enough.
    """

    name: str
    heading: Words
    value: Callable[[R_contra], Any]
    kind: CellKind = CellKind.TEXT
    in_file: Words = ""
    order: str = ""
    between: str = ", "
    is_wide: bool = False
    is_on_page: bool = True
    drawn: str = ""

    @property
    def file_heading(self) -> Words:
        """Its heading in a file."""
        return self.in_file or self.heading


@dataclass(frozen=True)
class Sort:
    """What rows can be sorted by, never null: as an index has it, and the same in a form that no index has."""

    indexed: Combinable
    unindexed: Combinable
    is_newest_first: bool = False


def by_text(field: str) -> Sort:
    """In the order of the database's letters; a folded name is in nobody's way with its capitals and accents."""
    return Sort(F(field), Concat(F(field), Value("", output_field=TextField())))


def by_moment(field: str) -> Sort:
    """By time, the newest first at the first click."""
    none = Value(timedelta(0))
    return Sort(F(field), ExpressionWrapper(F(field) + none, output_field=DateTimeField()), is_newest_first=True)


def by_number(field: str) -> Sort:
    """By a number."""
    return Sort(F(field), F(field))


@dataclass(frozen=True)
class Listing(Generic[R]):
    """One list: `ground` is every row the actor may see, `rows` reads these ids as plain values in their order.

    What the actor may not see is masked in `rows`, so neither page nor file can show it. `sorts` are the orders by
    their names in the address; a minus before the name turns one round.
    `has_cards`: each row opens a card at `<id>/` below the list (`shared.cards`); `new` are the words of the button
    that leads to `new/`, for those who may.
    """

    title: Words
    words: ListWords
    columns: Sequence[ListColumn[R]]
    ground: Callable[[Actor], QuerySet[Any]]
    rows: Callable[[Sequence[int], Actor], Sequence[R]]
    sorts: Mapping[str, Sort]
    usual: str
    page_size: int = 50
    has_cards: bool = False
    new: Words = ""

    @property
    def on_page(self) -> list[ListColumn[R]]:
        """The columns that the page shows."""
        return [column for column in self.columns if column.is_on_page]

    @property
    def orders(self) -> dict[str, Order]:
        """Every order of the list by its name in the address."""
        return {
            sign + name: Order(sign + name, "sorted_by", descending=sign == "-")
            for name in self.sorts
            for sign in ("", "-")
        }

    def sort(self, order: Order) -> Sort:
        """What an order sorts by."""
        return self.sorts[order.name.removeprefix("-")]
