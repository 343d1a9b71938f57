"""Days that are looked at together: what comes before them, and the pieces in which a chart shows them."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from daybook.shared.templatetags.shown import day, day_of_year

A_DAY = timedelta(days=1)
BY_DAY, BY_WEEK, BY_MONTH = 45, 190, 1830
"""The longest periods that are shown day by day, week by week and month by month; longer ones year by year."""


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both belong to it."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def days(self) -> Iterator[date]:
        """Each day of it."""
        return (self.first + number * A_DAY for number in range(len(self)))

    @property
    def is_whole_months(self) -> bool:
        """Whether it is one calendar month or several in a row."""
        return self.first.day == 1 and self.last.day == _days_of_month(self.last)

    def before(self) -> Period:
        """The period to compare it with: as many months before it where it is whole months, else as many days."""
        last = self.first - A_DAY
        if not self.is_whole_months:
            return Period(last - (len(self) - 1) * A_DAY, last)
        months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
        return Period(_month_later(self.first, -months), last)

    def since(self, day: date | None) -> Period | None:
        """What of it is not before the day; None where nothing is."""
        if day is None or day <= self.first:
            return self
        return Period(day, self.last) if day <= self.last else None

    def pieces(self, *, week_start: int) -> list[Period]:
        """Its days, weeks, months or years in order, the first and the last cut where it begins and ends.

        `week_start` is the first day of a week: 0 for Sunday, 1 for Monday.
        """
        return list(self._cut(self._ends(week_start)))

    def _ends(self, week_start: int) -> Iterator[date]:
        if len(self) <= BY_DAY:
            return self.days
        is_last = _is_last_of_week(week_start) if len(self) <= BY_WEEK else _is_last_of_month
        if len(self) > BY_MONTH:
            is_last = _is_last_of_year
        return (each for each in self.days if is_last(each) or each == self.last)

    def _cut(self, ends: Iterator[date]) -> Iterator[Period]:
        first = self.first
        for end in ends:
            yield Period(first, end)
            first = end + A_DAY


def month_of(day: date) -> Period:
    """The calendar month in which the day lies."""
    return Period(day.replace(day=1), day.replace(day=_days_of_month(day)))


def days_in_words(period: Period) -> str:
    """The days in full."""
    if len(period) == 1:
        return f"{date_format(period.first, 'D')}, {day(period.first)}"
    if period == month_of(period.first):
        return date_format(period.first, "F Y")
    return f"{day(period.first)} – {day(period.last)}"


def days_of_a_row(period: Period) -> str:
    """The days as a head of a row: of one day without its year, which the page's own days tell."""
    if len(period) > 1:
        return days_in_words(period)
    return f"{date_format(period.first, 'D')}, {day_of_year(period.first)}"


def label_of(piece: Period, period: Period) -> str:
    """What stands below the column of a piece of the period."""
    if len(period) > BY_MONTH:
        return date_format(piece.first, "Y")
    return date_format(piece.first, "M Y") if len(period) > BY_WEEK else day_of_year(piece.first)


def _is_last_of_week(week_start: int) -> Callable[[date], bool]:
    return lambda day: (day + A_DAY).isoweekday() % 7 == week_start % 7


def _is_last_of_month(day: date) -> bool:
    return day.day == _days_of_month(day)


def _is_last_of_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _days_of_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _month_later(first: date, months: int) -> date:
    number = 12 * first.year + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
