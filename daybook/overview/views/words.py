"""How the overview writes numbers, days, and what changed since the period before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daybook.shared.listing.words import grouped
from daybook.shared.shares import percent
from daybook.shared.templatetags.shown import length

Number = int | Decimal


def counted(number: Number) -> str:
    """A number of bookings."""
    return grouped(int(number))


def hours(minutes: Number) -> str:
    """A length of time."""
    return length(timedelta(minutes=int(minutes)))


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
