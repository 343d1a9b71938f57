"""The date and time of a visit, from whatever a cell holds to a moment on the location's grid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import isfinite
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import CellError, Doubtful, text_of
from daybook.shared.sheets.frames import Cell

DAY_FIRST = re.compile(r"(\d{1,2})([.\-])(\d{1,2})\2(\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
DAY_ONLY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[ T]+\d{1,2}:\d{2}.*")
SERIAL = re.compile(r"\d{5}[.,]\d+")
EXCELS_DAY_ZERO = datetime.combine(date(1899, 12, 30), time())
YEARS = range(1990, 2101)


@dataclass(frozen=True)
class VisitTime:
    """Reads the column of visit times of one location: local times, put on its grid, as moments in UTC."""

    zone: ZoneInfo
    step: timedelta

    def __call__(self, cell: Cell) -> datetime | Doubtful[datetime]:
        """Give the moment; a `ValueError` says in words what is wrong with the cell."""
        local = _local_time(cell, self.zone)
        if local.year not in YEARS:
            raise CellError(_("The year %(year)s cannot be right.") % {"year": local.year}, code="year")
        moment = on_grid(local, self)
        if doubt := _doubt(cell, local, moment, self.zone):
            sentence, code = doubt
            return Doubtful(moment, sentence, code)
        return moment


@dataclass(frozen=True)
class PastTime:
    """Reads a column of moments that have passed, such as those of creation, by the location's clocks."""

    zone: ZoneInfo

    def __call__(self, cell: Cell) -> datetime | Doubtful[datetime | None] | None:
        """Give the moment; None for an empty cell, and with a doubt for one that lies in the future."""
        if not text_of(cell):
            return None
        local = _local_time(cell, self.zone)
        if local.year not in YEARS:
            raise CellError(_("The year %(year)s cannot be right.") % {"year": local.year}, code="year")
        moment = existing(local, self.zone).replace(tzinfo=self.zone).astimezone(UTC)
        if moment > datetime.now(UTC):
            return Doubtful(None, _("This lies in the future; the moment of the upload is taken."), "future")
        return moment


def on_grid(local: datetime, to: VisitTime) -> datetime:
    """Give the moment of the nearest step of the local day, half goes up; what the clocks skipped moves forward."""
    rounded = nearest_step(existing(local, to.zone), to.step)
    return existing(rounded, to.zone).replace(tzinfo=to.zone).astimezone(UTC)


def nearest_step(local: datetime, step: timedelta) -> datetime:
    """Round a local time to the steps that are counted from midnight; half a step goes up."""
    midnight = datetime.combine(local.date(), time())
    return midnight + step * ((local - midnight + step / 2) // step)


def existing(local: datetime, zone: ZoneInfo) -> datetime:
    """Give a local time that the clocks of the zone showed: a skipped one moves on by as much as was skipped."""
    aware = local.replace(tzinfo=zone, fold=0)
    if aware.utcoffset() == aware.replace(fold=1).utcoffset():
        return local
    return aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)


def is_shown_twice(local: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clocks showed this time, were put back, and showed it again."""
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    return existing(local, zone) == local and first.utcoffset() != second.utcoffset()


def _doubt(cell: Cell, local: datetime, moment: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    if existing(local, zone) != local:
        sentence = _("The clocks skipped this time when they were put forward; %(time)s is taken.")
        return sentence % {"time": _shown(moment, zone)}, "skipped_time"
    if is_shown_twice(local, zone):
        sentence = _("The clocks showed this time twice when they were put back; the first is taken.")
        return sentence, "time_shown_twice"
    if isinstance(cell, date) and not isinstance(cell, datetime):
        sentence = _("The cell has no time of day, or midnight; %(time)s is taken.")
        return sentence % {"time": _shown(moment, zone)}, "midnight"
    return None


def _shown(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%d.%m.%Y %H:%M}"


def _local_time(cell: Cell, zone: ZoneInfo) -> datetime:
    if isinstance(cell, datetime):
        return (cell + timedelta(milliseconds=500)).replace(tzinfo=None, microsecond=0)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_serial(float(cell))
    if isinstance(cell, str):
        return _of_text(text_of(cell), zone)
    raise _not_understood()


def _of_serial(days: float) -> datetime:
    if not isfinite(days) or not 0 < days < 100_000:
        raise _not_understood()
    return EXCELS_DAY_ZERO + timedelta(seconds=round(days * 86_400))


def _of_text(text: str, zone: ZoneInfo) -> datetime:
    if SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")))
    if DAY_ONLY.fullmatch(text):
        raise _no_time()
    try:
        if ISO.fullmatch(text):
            return _of_iso(text, zone)
        if found := DAY_FIRST.fullmatch(text):
            return _of_day_first(found)
    except (ValueError, OverflowError) as error:
        if isinstance(error, CellError):
            raise
        raise CellError(_("There is no such day or time."), code="no_such_time") from error
    raise _not_understood()


def _of_day_first(found: re.Match[str]) -> datetime:
    day, _separator, month, year, hour, minute, second = found.groups()
    if hour is None:
        raise _no_time()
    # The zone is the reader's own and is put on by `on_grid`.
    at = time(int(hour), int(minute), int(second or 0))
    return datetime.combine(date(int(year), int(month), int(day)), at)


def _of_iso(text: str, zone: ZoneInfo) -> datetime:
    day, clock = re.split(r"[ T]+", text, maxsplit=1)
    year, month, of_month = (int(part) for part in day.split("-"))
    hours, rest = clock.split(":", 1)
    read = datetime.fromisoformat(f"{year:04}-{month:02}-{of_month:02}T{int(hours):02}:{rest}")
    # A time that names its own offset is a moment already; it is shown by the location's clocks.
    return read.astimezone(zone).replace(tzinfo=None, fold=0) if read.tzinfo else read


def _not_understood() -> CellError:
    return CellError(_("Write the date and time like 04.01.2016 10:30."), code="not_a_date")


def _no_time() -> CellError:
    return CellError(_("Write the time as well, like 04.01.2016 10:30."), code="no_time")
