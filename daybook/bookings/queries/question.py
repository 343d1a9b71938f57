"""What is asked of the register, in the pieces that its queries are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from django.db.models import Q

from daybook.bookings.models import BookingQuerySet
from daybook.clients.models import ClientQuerySet

Narrowing = Callable[[BookingQuerySet], BookingQuerySet]
DateColumn = Literal["created_at", "starts_at"]
Fact = Literal["services"]


@dataclass(frozen=True)
class Moments:
    """From `first` on, until just before `end`; an open side is None."""

    first: datetime | None = None
    end: datetime | None = None

    def of(self, column: str) -> Q:
        """The condition that the column lies in it."""
        condition = Q()
        if self.first is not None:
            condition &= Q(**{f"{column}__gte": self.first})
        if self.end is not None:
            condition &= Q(**{f"{column}__lt": self.end})
        return condition


def _nothing_known() -> Mapping[Fact, bool]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Question:
    """What is asked of the register; `&` joins two that must both hold.

    `narrowings` are questions of `BookingQuerySet`, about the booking's own row. Staff, clients and dates stand apart,
    because the form of the query turns on them. `facts` are what every booking that is asked for must be: two that
    differ leave nothing to find. Those of one upload are a hundred thousand at most, and an index of theirs finds them.
    """

    narrowings: tuple[Narrowing, ...] = ()
    staff_ids: frozenset[int] | None = None
    clients: ClientQuerySet | None = None
    dates: Mapping[DateColumn, Moments] = field(default_factory=lambda: MappingProxyType({}))
    facts: Mapping[Fact, bool] = field(default_factory=_nothing_known)
    finds_nothing: bool = False
    is_of_one_upload: bool = False

    def __and__(self, other: Question) -> Question:
        assert not (self.clients is not None and other.clients is not None), "one filter asks for clients"
        assert self.dates.keys().isdisjoint(other.dates), "one filter asks for each date"
        either_nothing = self.finds_nothing or other.finds_nothing
        return Question(
            narrowings=self.narrowings + other.narrowings,
            staff_ids=_both(self.staff_ids, other.staff_ids),
            clients=self.clients if other.clients is None else other.clients,
            dates={**self.dates, **other.dates},
            facts={**self.facts, **other.facts},
            finds_nothing=either_nothing or _contradict(self.facts, other.facts),
            is_of_one_upload=self.is_of_one_upload or other.is_of_one_upload,
        )

    @property
    def is_contradiction(self) -> bool:
        """Whether no booking can match, whatever there is."""
        return self.finds_nothing or self.staff_ids == frozenset()

    def of_the_row(self, rows: BookingQuerySet) -> BookingQuerySet:
        """Those of the rows that meet the conditions on the booking's own row: all but staff and client."""
        for narrowed in self.narrowings:
            rows = narrowed(rows)
        for column, moments in self.dates.items():
            rows = rows.filter(moments.of(column))
        return rows


def _both(first: frozenset[int] | None, second: frozenset[int] | None) -> frozenset[int] | None:
    if first is None or second is None:
        return second if first is None else first
    return first & second


def _contradict(first: Mapping[Fact, bool], second: Mapping[Fact, bool]) -> bool:
    return any(second.get(fact, truth) != truth for fact, truth in first.items())
