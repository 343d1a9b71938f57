"""How long a service takes, as a cell says it."""

from __future__ import annotations

import re
from datetime import time, timedelta
from math import ceil

from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import CellError, Doubtful, text_of
from daybook.shared.sheets.frames import Cell

USUAL = timedelta(hours=1)
LONGEST = timedelta(hours=24)
STEP = timedelta(minutes=5)
CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?")
SECONDS = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")


def read_length(cell: Cell) -> timedelta | Doubtful[timedelta]:
    """Give the length, in steps of five minutes; an hour when the cell is empty.

    A number is seconds; 1:30, and a time or span of Excel, is hours and minutes.
    """
    wanted = _length(cell)
    if wanted is None:
        return USUAL
    if wanted > LONGEST:
        raise CellError(_("A service lasts at most 24 hours: 86400 seconds."), code="too_long")
    if wanted < STEP:
        sentence = _("The duration is in seconds, and %(seconds)s are too few. Write 3600 or 1:00 for an hour.")
        raise CellError(sentence % {"seconds": int(wanted.total_seconds())}, code="too_short")
    length = STEP * ceil(wanted / STEP)
    if length == wanted:
        return length
    sentence = _("It is rounded up to %(minutes)s minutes, since services last whole steps of five.")
    return Doubtful(length, sentence % {"minutes": length // timedelta(minutes=1)}, "rounded_up")


def _length(cell: Cell) -> timedelta | None:
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    text = re.sub(r"\s", "", text_of(cell))
    if clock := CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if text and not SECONDS.fullmatch(text):
        raise CellError(_("Write the duration in seconds, 3600, or in hours and minutes, 1:00."), code="not_a_length")
    return timedelta(seconds=int(float(text.replace(",", ".")))) if text else None
