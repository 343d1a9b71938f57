"""Readers of single cells: each gives a value, or raises a `CellError` whose text tells the person what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from math import ceil, isfinite
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from daybook.shared.sheets.frames import Cell

Value = TypeVar("Value")

SLOT = timedelta(minutes=15)
DAY = timedelta(days=1)
MINUTES_MEANT_BELOW = timedelta(minutes=5)
EXACT_FLOATS = 2**53
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200f\u202a-\u202e\ufffe\uffff\ud800-\udfff]")
ID = re.compile(r"[0-9]{1,18}(?:\.0+)?")
BETWEEN_IDS = re.compile(r"##|,")


class CellError(ValueError):
    """The cell cannot be used; `code` is stable, the text says what to write instead.

    `suggestions` are near matches of what was `typed`.
    """

    def __init__(self, sentence: str, *, code: str, suggestions: Sequence[str] = (), typed: str = "") -> None:
        self.code = code
        self.suggestions = tuple(suggestions)
        self.typed = typed
        super().__init__(sentence)


class CellErrors(ValueError):
    """Several things are wrong with one cell; each of them is told."""

    def __init__(self, each: Sequence[CellError]) -> None:
        self.each = tuple(each)
        super().__init__(" ".join(map(str, each)))


@dataclass(frozen=True)
class Doubtful(Generic[Value]):
    """A value that is used, with something that the person should know about it."""

    value: Value
    sentence: str
    code: str


def text_of(cell: Cell) -> str:
    """Give the cell as a person would read it in Excel, without blanks around and without unprintable signs."""
    if cell is None:
        return ""
    if isinstance(cell, float) and isfinite(cell) and cell.is_integer() and abs(cell) < EXACT_FLOATS:
        return str(int(cell))
    return UNPRINTABLE.sub("", str(cell)).strip()


def read_name(cell: Cell, *, longest: int = 200) -> str:
    """Give a name on one line, with single spaces."""
    name = " ".join(text_of(cell).split())
    _refuse_longer(name, longest)
    return name


def read_text(cell: Cell, *, longest: int = 10_000) -> str:
    """Give a free text with its line breaks."""
    text = text_of(cell).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_longer(text, longest)
    return text


def read_id(cell: Cell) -> int | None:
    """Give a number of ours such as an employee's; None when the cell is empty."""
    text = text_of(cell)
    return _id(text) if text else None


def read_own_id(cell: Cell) -> int | None:
    """Give a number that may be ours; None when the cell is empty, or says how another system calls the thing."""
    text = text_of(cell)
    return _id(text) if ID.fullmatch(text) else None


def read_ids(cell: Cell) -> tuple[int, ...]:
    """Give several numbers of ours, written with commas or ## between."""
    if isinstance(cell, float) and not cell.is_integer():
        sentence = _("Excel made one number of several. Write them with ## between, or format the cell as text.")
        raise CellError(sentence, code="ids_became_a_number")
    text = text_of(cell)
    return tuple(_id(part.strip()) for part in BETWEEN_IDS.split(text)) if text else ()


def read_names(cell: Cell) -> tuple[str, ...]:
    """Give several names, written with ## between."""
    text = text_of(cell)
    names = tuple(" ".join(part.split()) for part in text.split("##")) if text else ()
    if not all(names):
        raise CellError(_("There is no name between two ## signs."), code="empty_name")
    return names


def read_duration(cell: Cell) -> timedelta | Doubtful[timedelta]:
    """Give the length, rounded up to whole quarters of an hour; a quarter when the cell is empty."""
    wanted = _seconds(cell)
    if wanted > DAY:
        raise CellError(_("A booking lasts at most 24 hours: 86400 seconds."), code="too_long")
    length = SLOT * max(1, ceil(wanted / SLOT))
    if timedelta() < wanted < MINUTES_MEANT_BELOW:
        sentence = _("The duration is in seconds: %(seconds)s seconds become 15 minutes.")
        return Doubtful(length, sentence % {"seconds": int(wanted.total_seconds())}, "very_short")
    return length


def _seconds(cell: Cell) -> timedelta:
    if isinstance(cell, timedelta):
        wanted = cell
    elif isinstance(cell, time):
        wanted = timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    else:
        wanted = _seconds_of_text(re.sub(r"\s", "", text_of(cell)))
    if wanted < timedelta():
        raise _not_seconds()
    return wanted


def _seconds_of_text(text: str) -> timedelta:
    if not text:
        return timedelta()
    found = re.fullmatch(r"([0-9]{1,9})(?:[.,]0+)?", text)
    if not found:
        raise _not_seconds()
    return timedelta(seconds=int(found[1]))


def _not_seconds() -> CellError:
    return CellError(_("Write the duration in whole seconds: 3600 for an hour."), code="not_seconds")


def _id(text: str) -> int:
    if not ID.fullmatch(text):
        raise CellError(_("Write whole numbers here, as Settings show them."), code="not_an_id")
    return int(text.partition(".")[0])


def _refuse_longer(text: str, longest: int) -> None:
    if len(text) > longest:
        raise CellError(
            _("The text is longer than %(longest)s characters.") % {"longest": longest}, code="too_long_text"
        )
