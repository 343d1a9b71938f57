"""Tables of a report: by staff member with bars, and over time with a chart beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.overview.views.look import Look
from daybook.overview.views.shown import Figure, Row, Table
from daybook.shared.charts import ColumnChart, Number, Point, column_chart, share_of
from daybook.shared.periods import Period, days_in_words, days_of_a_row

T = TypeVar("T")
Where = Mapping[str, Any]
"""What of the question a row narrows, as `Links.to` takes it."""


@dataclass(frozen=True)
class Told(Generic[T]):
    """What a report tells of each row: figures, and the weight that its bar shows. `empty` is a row of nothing."""

    headings: tuple[str | Promise, ...]
    figures: Callable[[T, Where], tuple[Figure, ...]]
    weight: Callable[[T], Number]
    empty: T
    bar_of: str | Promise
    whole: Number = 0
    """What a full bar stands for at least; longer bars make it more."""


@dataclass(frozen=True)
class Drawn(Generic[T]):
    """How the columns of a chart are made of what a report tells: named parts, and how a number is written."""

    parts: Callable[[T], tuple[Number, ...]]
    series: tuple[str, ...]
    written: Callable[[Number], str]
    at_least: Number = 0


def by_staff(look: Look, sums: Mapping[int, T], told: Told[T], *, title: str, meaning: str, key: str) -> Table:
    """A row for each staff member of whom there is something to tell."""
    rows = [(name, sums[pk], {"staff_id": pk}) for pk, name in look.staff(sums)]
    return table_of(rows, told, title=title, meaning=meaning, key=key, heading=_("Staff member"))


def table_of(
    rows: Sequence[tuple[str, T, Where]], told: Told[T], *, title: str, meaning: str, key: str, heading: str
) -> Table:
    """A row for each thing, with a bar against the heaviest of them."""
    heaviest = max((told.weight(value) for _head, value, _where in rows), default=told.whole)
    whole = max(heaviest, told.whole)
    return Table(
        key=key,
        title=title,
        meaning=meaning,
        heading=heading,
        headings=told.headings,
        bar_of=told.bar_of,
        rows=tuple(
            Row(head, told.figures(value, where), share_of(told.weight(value), whole)) for head, value, where in rows
        ),
    )


def over_time(
    look: Look, sums: Mapping[Period, T], told: Told[T], drawn: Drawn[T], *, title: str, meaning: str, key: str
) -> Table:
    """A row for each piece of the period, and the chart of it."""
    values = [(piece, sums.get(piece, told.empty)) for piece in look.pieces]
    return Table(
        key=key,
        title=title,
        meaning=meaning,
        heading=_("When"),
        headings=told.headings,
        rows=tuple(Row(days_of_a_row(piece), told.figures(value, {"period": piece})) for piece, value in values),
        chart=_chart(look, values, drawn, title=title, key=key),
    )


def _chart(
    look: Look, values: Sequence[tuple[Period, T]], drawn: Drawn[T], *, title: str, key: str
) -> ColumnChart | None:
    points = [
        Point(look.label(piece), drawn.parts(value), f"{days_in_words(piece)}: {_in_words(drawn, value)}")
        for piece, value in values
    ]
    return column_chart(key, title, points, written=drawn.written, series=drawn.series, at_least=drawn.at_least)


def _in_words(drawn: Drawn[T], value: T) -> str:
    told = zip(drawn.series, drawn.parts(value), strict=True)
    return ", ".join(f"{name} {drawn.written(part)}" for name, part in told)
