"""What the templates are given: tiles, tables with bars in them, charts, and figures that lead to bookings."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise

from daybook.shared.charts import ColumnChart

Words = str | Promise


@dataclass(frozen=True)
class Figure:
    """A number in words. `url` leads to the bookings behind it, `bookings` of them; `money` is the sum of a field."""

    text: str
    url: str = ""
    bookings: int | None = None
    money: str = ""


@dataclass(frozen=True)
class Tile:
    """One number that is worth a look, what exactly it means, and how it differs from before."""

    title: Words
    figure: Figure
    meaning: Words
    change: str = ""


@dataclass(frozen=True)
class Row:
    """One thing that a table tells of; `bar` is how long its bar is, in hundredths, empty for none."""

    head: str
    figures: tuple[Figure, ...]
    bar: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of figures; where they follow each other in time, with the chart of one of them beside it."""

    key: str
    title: Words
    meaning: Words
    heading: Words
    headings: tuple[Words, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    chart: ColumnChart | None = None
    bar_of: Words = ""
    note: Words = ""


@dataclass(frozen=True)
class Answer:
    """A report: what stands out, then all of it."""

    tiles: tuple[Tile, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = field(default=())
