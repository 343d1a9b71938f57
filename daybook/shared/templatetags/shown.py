"""How money and time are written on every page. Built in: no template needs to load it.

Days and hours are those of the active time zone, which below `/l/<location id>/` is the location's; whoever writes
them where no page is asked for names the `zone`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from daybook.shared.money import in_words

register = template.Library()
MINUTE = timedelta(minutes=1)
MONTHS = (
    pgettext_lazy("after a day", "Jan"),
    pgettext_lazy("after a day", "Feb"),
    pgettext_lazy("after a day", "Mar"),
    pgettext_lazy("after a day", "Apr"),
    pgettext_lazy("after a day", "May"),
    pgettext_lazy("after a day", "Jun"),
    pgettext_lazy("after a day", "Jul"),
    pgettext_lazy("after a day", "Aug"),
    pgettext_lazy("after a day", "Sep"),
    pgettext_lazy("after a day", "Oct"),
    pgettext_lazy("after a day", "Nov"),
    pgettext_lazy("after a day", "Dec"),
)
"""As they follow a number: in some languages another form of the word than the month has alone."""


class CountsMoney(Protocol):
    """A location, or an actor there: which currency, and how it is written."""

    @property
    def currency(self) -> str: ...
    @property
    def locale(self) -> str: ...


@register.filter
def money(amount: Decimal | int | None, place: CountsMoney | str) -> str:
    """`{{ booking.cost|money:location }}`; with a bare currency in the English way. Nothing for no amount."""
    if amount is None:
        return ""
    if isinstance(place, str):
        return in_words(amount, place or "USD", "en")
    return in_words(amount, place.currency, place.locale)


@register.filter
def day(moment: date | datetime | None, zone: tzinfo | None = None) -> str:
    """Such as 2 Mar 2026."""
    if moment is None:
        return ""
    return _day(timezone.localdate(moment, zone) if isinstance(moment, datetime) else moment, get_language())


def day_of_year(local: date) -> str:
    """Such as 2 Mar, where the year is known."""
    return _("%(day)s %(month)s") % {"day": local.day, "month": MONTHS[local.month - 1]}


@register.filter
def weekday(moment: date | datetime | None) -> str:
    """Such as Mon."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return date_format(local, "D")


@register.filter
def clock(moment: datetime | None, zone: tzinfo | None = None) -> str:
    """Such as 10:30."""
    return timezone.localtime(moment, zone).strftime("%H:%M") if moment else ""


@register.filter
def moment(instant: datetime | None, zone: tzinfo | None = None) -> str:
    """Such as 2 Mar 2026, 10:30."""
    if instant is None:
        return ""
    local = timezone.localtime(instant, zone)
    return f"{day(local.date())}, {local:%H:%M}"


@register.filter("duration")
def length(span: timedelta | None) -> str:
    """Such as 1 h 30 min. In templates it is `|duration`: Django has a `|length` of its own."""
    if span is None:
        return ""
    hours, minutes = divmod(span // MINUTE, 60)
    parts = [_("%(hours)d h") % {"hours": hours}] if hours else []
    if minutes or not hours:
        parts.append(_("%(minutes)d min") % {"minutes": minutes})
    return " ".join(parts)


@lru_cache(maxsize=4_000)
def _day(local: date, _language: str | None) -> str:
    """Kept, because a page of rows says the same few days again and again."""
    facts = {"day": local.day, "month": MONTHS[local.month - 1], "year": local.year}
    return _("%(day)s %(month)s %(year)s") % facts
