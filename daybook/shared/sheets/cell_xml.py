"""Cells of a workbook as XML; a cell that was written once is only looked up from then on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from daybook.shared.sheets.cell_kinds import CellKind

LONGEST_TEXT = 32_767
"""Characters that a cell holds, as Excel counts them: one beyond the basic plane is two."""
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_BREAK = re.compile(r"\r\n?")
# What looks like Excel's own escape of a character would be read as that character.
LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
BLANKS = " \t\n"

FIRST_RIGHT_DAY = 61
"""1 March 1900. Excel believes that 1900 was a leap year: days before are one off, and none before 1900 exist."""
SECONDS_OF_A_DAY = 86_400

EMPTY = "<c/>"
REMEMBERED = 8_000
"""Cells of one column that are kept, so that memory does not grow with the rows."""
WORTH_REMEMBERING = 200
"""Longer texts are not kept."""

Written = str | int | float | Decimal | date | None

STYLES: Mapping[CellKind, tuple[int, int]] = {kind: (2 + 2 * at, 3 + 2 * at) for at, kind in enumerate(CellKind)}
"""Which format of the workbook a cell has by the kind of its column: its own, and that of texts in it."""
PLAIN, HEADING = 0, 1


class Cells(dict[Any, str]):
    """Of one column: what rows bring for it, as XML. `cell` makes of that what is written, the same for the same."""

    def __init__(self, kind: CellKind, cell: Callable[[Any], Written] | None) -> None:
        super().__init__()
        self._kind = kind
        self._cell = cell
        self._number, self._text = f'<c s="{STYLES[kind][0]}"><v>', STYLES[kind][1]

    def __missing__(self, brought: Any) -> str:
        value: Any = self._cell(brought) if self._cell else brought
        # The three that most cells are, without further questions.
        kind = value.__class__
        if kind is str:
            xml = text_xml(value, self._text)
        elif kind is int or kind is Decimal:
            xml = f"{self._number}{value}</v></c>"
        else:
            xml = cell_xml(value, self._kind)
        if len(xml) < WORTH_REMEMBERING:
            if len(self) >= REMEMBERED:
                self.clear()
            self[brought] = xml
        return xml


def cell_xml(value: Written, kind: CellKind) -> str:
    """The cell without its place, which readers count: so equal values are equal cells."""
    if value is None:
        return EMPTY
    style, style_of_text = STYLES[kind]
    if isinstance(value, str):
        return text_xml(value, style_of_text)
    if isinstance(value, datetime):
        return _moment(value, style)
    if isinstance(value, date):
        return _moment(datetime.combine(value, time()), style)
    if isinstance(value, float) and not isfinite(value):
        return EMPTY
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"A cell cannot be {type(value).__name__}.")
    return f'<c s="{style}"><v>{value}</v></c>'


def text_xml(text: str, style: int) -> str:
    """A cell that is text whatever it begins with."""
    kept = clean(text)
    if not kept:
        return EMPTY
    if "_x" in kept:
        kept = LIKE_AN_ESCAPE.sub("_x005F_", kept)
    kept = kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    is_open = kept[0] in BLANKS or kept[-1] in BLANKS or "\n" in kept
    space = ' xml:space="preserve"' if is_open else ""
    return f'<c s="{style}" t="inlineStr"><is><t{space}>{kept}</t></is></c>'


def clean(text: str) -> str:
    """The text without the signs that a workbook cannot hold, and no longer than a cell."""
    kept = text if text.isprintable() else ILLEGAL.sub("", LINE_BREAK.sub("\n", text))
    if len(kept) <= LONGEST_TEXT // 2:
        return kept
    return kept.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", errors="ignore")


def _moment(value: datetime, style: int) -> str:
    """The clock of the value's own zone, where it has one."""
    since = value - _epoch(value.tzinfo)
    if since.days < FIRST_RIGHT_DAY:
        return text_xml(f"{value:%d.%m}.{value.year:04d} {value:%H:%M}", STYLES[CellKind.TEXT][1])
    days = since.days + (since.seconds + since.microseconds / 1_000_000) / SECONDS_OF_A_DAY
    return f'<c s="{style}"><v>{days:.10f}</v></c>'


@cache
def _epoch(zone: tzinfo | None) -> datetime:
    """Where Excel's days begin. Between moments of one zone Python counts by its clock, as Excel does."""
    return datetime(1899, 12, 30, tzinfo=zone)
