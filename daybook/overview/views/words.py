"""How the overview writes numbers, days, and what changed since the period before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daybook.overview.rules.periods import Period
from daybook.shared.listing.words import grouped
from daybook.shared.templatetags.shown import day, day_of_year, length

NONE = "–"
Number = int | Decimal


def counted(number: Number) -> str:
    """A number of bookings."""
    return grouped(int(number))


def percent(share: Number | None) -> str:
    """A share; a dash where there is nothing to take a share of."""
    return NONE if share is None else _("%(number)s%%") % {"number": number_format(share, 1)}


def hours(minutes: Number) -> str:
    """A length of time."""
    return length(timedelta(minutes=int(minutes)))


def days(period: Period) -> str:
    """The days in full."""
    if len(period) == 1:
        return f"{date_format(period.first, 'D')}, {day(period.first)}"
    if period.is_whole_months and period.first.month == period.last.month and period.first.year == period.last.year:
        return date_format(period.first, "F Y")
    return f"{day(period.first)} – {day(period.last)}"


def row_days(period: Period) -> str:
    """The days as a head of a row: of one day without its year, which the page's own days tell."""
    return f"{date_format(period.first, 'D')}, {day_of_year(period.first)}" if len(period) == 1 else days(period)


def short_days(period: Period, *, by_month: bool) -> str:
    """The days as they stand below a column."""
    return date_format(period.first, "M Y") if by_month else day_of_year(period.first)


def change(now: Number, before: Number, written: Callable[[Number], str]) -> str:
    """How much more or less it is than before."""
    if now == before:
        return pgettext("compared with the period before", "as before")
    words = {"difference": written(abs(Decimal(now) - Decimal(before))), "before": written(before)}
    if now > before:
        return _("%(difference)s more than before (%(before)s)") % words
    return _("%(difference)s less than before (%(before)s)") % words


def change_of_share(now: Decimal | None, before: Decimal | None) -> str:
    """By how many percentage points it differs from before; empty where one of the two is unknown."""
    if now is None or before is None:
        return ""
    if now == before:
        return pgettext("compared with the period before", "as before")
    words = {"difference": number_format(abs(now - before), 1), "before": percent(before)}
    if now > before:
        return _("%(difference)s points more than before (%(before)s)") % words
    return _("%(difference)s points less than before (%(before)s)") % words
