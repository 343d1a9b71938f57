"""Charts as drawings of our own: columns over time, and bars in the cells of a table. Read without colour and script.

What is drawn also stands in a table beside the chart; the drawing only makes it quick to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from django.utils.translation import gettext as _

Number = int | Decimal
FILLS = ("solid", "hatched")
"""How the parts of a column are told apart: by pattern, whatever the colour."""
WIDTH, RIGHT, TOP, PLOT, FOOT = 720, 14, 20, 200, 26
LETTER = Decimal("6.2")
"""How wide a digit of a label is, at most."""
LABEL_OF_X = 46
GAP, HALF, WIDEST = Decimal("0.28"), Decimal("0.5"), Decimal(56)
LINES = 4
ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Point:
    """One column: what stands below it, its parts from the ground up, and all of it in words."""

    label: str
    parts: tuple[Number, ...]
    words: str

    @property
    def sum(self) -> Decimal:
        """All parts together."""
        return sum(map(Decimal, self.parts), Decimal(0))


@dataclass(frozen=True)
class Part:
    """A piece of a column as it is drawn."""

    fill: str
    y: str
    height: str


@dataclass(frozen=True)
class Column:
    """A column as it is drawn; `label` and `value` are empty where there is no room for them."""

    x: str
    width: str
    middle: str
    top: str
    parts: tuple[Part, ...]
    label: str
    value: str
    words: str


@dataclass(frozen=True)
class GridLine:
    """A line across the chart, and what it stands for."""

    y: str
    label: str


@dataclass(frozen=True)
class ColumnChart:
    """A chart of columns as the template draws it; `key` tells it from others on the page."""

    key: str
    title: str
    words: str
    width: str
    height: str
    left: str
    scale_at: str
    foot: str
    lines: tuple[GridLine, ...]
    columns: tuple[Column, ...]
    legend: tuple[tuple[str, str], ...]


def column_chart(
    key: str,
    title: str,
    points: Sequence[Point],
    *,
    written: Callable[[Number], str],
    series: Sequence[str] = (),
    at_least: Number = 0,
) -> ColumnChart | None:
    """The chart of these points, or None where there is nothing to see; `series` names the parts where there are two.

    `written` puts a number into words; the axis reaches `at_least` so far.
    """
    sums = [point.sum for point in points]
    if not points or max(sums) <= 0:
        return None
    highest = max(points, key=lambda point: point.sum)
    top = max(*sums, Decimal(at_least))
    step = _step_of(top)
    reach = step * (top / step).to_integral_value(ROUND_CEILING)
    scale = [step * number for number in range(int(reach / step) + 1)]
    lines = tuple(GridLine(_text(_y(amount, reach)), written(_plain(amount))) for amount in scale)
    left = 12 + LETTER * max(len(line.label) for line in lines)
    return ColumnChart(
        key=key,
        title=title,
        words=_("The highest column: %(words)s. Every number stands in the table.") % {"words": highest.words},
        width=_text(WIDTH),
        height=_text(TOP + PLOT + FOOT),
        left=_text(left),
        scale_at=_text(left - 6),
        foot=_text(TOP + PLOT),
        lines=lines,
        columns=tuple(_columns(points, left, reach, written)),
        legend=tuple(zip(FILLS, series, strict=False)) if len(series) > 1 else (),
    )


def share_of(part: Number, whole: Number) -> str:
    """How long a bar in a cell is, in hundredths of its place."""
    if not whole or part <= 0:
        return "0"
    return _text(min(Decimal(100), 100 * Decimal(part) / Decimal(whole)))


def _columns(
    points: Sequence[Point], left: Decimal, reach: Decimal, written: Callable[[Number], str]
) -> Iterator[Column]:
    room = (WIDTH - RIGHT - left) / len(points)
    every = max(1, int((LABEL_OF_X / room).to_integral_value(ROUND_CEILING)))
    width = min(WIDEST, room * (1 - GAP))
    values = [written(_plain(point.sum)) if point.sum else "" for point in points]
    are_said = max(map(len, values)) * LETTER <= room + 2
    for place, point in enumerate(points):
        middle = left + (place + HALF) * room
        yield Column(
            x=_text(middle - width / 2),
            width=_text(width),
            middle=_text(middle),
            top=_text(_y(point.sum, reach) - 5),
            parts=tuple(_parts(point, reach)),
            label=point.label if place % every == 0 else "",
            value=values[place] if are_said else "",
            words=point.words,
        )


def _parts(point: Point, reach: Decimal) -> Iterator[Part]:
    ground = Decimal(0)
    for fill, part in zip(FILLS, point.parts, strict=False):
        if part > 0:
            top = _y(ground + part, reach)
            yield Part(fill, _text(top), _text(_y(ground, reach) - top))
            ground += part


def _y(amount: Decimal, reach: Decimal) -> Decimal:
    return TOP + PLOT * (1 - amount / reach)


def _step_of(highest: Decimal) -> Decimal:
    """How far the lines are from each other: a round number, so that a few of them reach the highest."""
    rough = highest / LINES
    unit = Decimal(10) ** rough.adjusted()
    step = next(unit * each for each in ROUND if unit * each >= rough)
    return max(step, Decimal(1))


def _plain(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number


def _text(number: Decimal | int) -> str:
    """As a drawing wants it, whatever the language."""
    return f"{Decimal(number):.1f}".removesuffix(".0")
