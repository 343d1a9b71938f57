"""Numbers, times, lengths and amounts as they are typed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daybook.bookings.rules.times import LONGEST, YEARS

MINUTE = timedelta(minutes=1)
MOST_DIGITS = 18
A_DAY_AND_TIME = gettext_lazy("Give a day and a time.")
HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s*[:.hч]\s*(\d{1,2})?\D*")
MINUTES_ONLY = re.compile(r"(\d{1,4})\s*(?:m|min|м|мин)?\.?")


def whole_number(text: object) -> int | None:
    """The number that was sent, not too large for the database; None for anything else in its place."""
    digits = str(text or "")
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None


def instant_of(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime, bool]:
    """The moment at which it is this time there; and whether the clocks skip it, so that it moved forward.

    A time that comes twice, when the clocks go back, is the first of the two.
    """
    wished = datetime.combine(day, clock, tzinfo=zone)
    real = wished.astimezone(UTC).astimezone(zone)
    return real, real.replace(tzinfo=None) != wished.replace(tzinfo=None)


def written_length(span: timedelta) -> str:
    """A length as the form shows it: 1:30."""
    hours, minutes = divmod(span // MINUTE, 60)
    return f"{hours}:{minutes:02}"


class LengthField(forms.CharField):
    """How long a booking takes: 1:30, or minutes such as 90."""

    default_error_messages = {
        "required": gettext_lazy("Enter how long it takes, such as 1:30."),
        "unclear": gettext_lazy("Enter how long it takes as hours and minutes, such as 0:45 or 1:30."),
        "too_short": gettext_lazy("A booking takes at least 5 minutes."),
        "too_long": gettext_lazy("A booking takes 24 hours at most."),
    }

    def clean(self, value: Any) -> timedelta:
        """The length, or what is wrong with it."""
        span = self._read(super().clean(value))
        if span < 5 * MINUTE:
            raise forms.ValidationError(self.error_messages["too_short"], code="too_short")
        if span > LONGEST:
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long")
        return span

    def _read(self, text: str) -> timedelta:
        if found := HOURS_AND_MINUTES.fullmatch(text):
            return timedelta(hours=int(found[1]), minutes=int(found[2] or 0))
        if found := MINUTES_ONLY.fullmatch(text):
            return timedelta(minutes=int(found[1]))
        raise forms.ValidationError(self.error_messages["unclear"], code="unclear")


class WallField(forms.Field):
    """A day and a time on the clocks of the location, which the form knows no zone of: 2026-03-02T10:30."""

    default_error_messages = {"required": A_DAY_AND_TIME, "invalid": A_DAY_AND_TIME}

    def to_python(self, value: Any) -> datetime | None:
        """The reading of the clock; None for nothing."""
        if not value:
            return None
        try:
            read = datetime.fromisoformat(str(value))
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if read.tzinfo:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if read.year not in YEARS:
            raise forms.ValidationError(_("This day is too far away."), code="invalid")
        return read


def off_grid(clock: time, grid_minutes: int) -> str:
    """What to say of a time between two steps of the location's grid; nothing of one on it."""
    minutes = clock.hour * 60 + clock.minute
    past = minutes % grid_minutes
    if not past:
        return ""
    before, after = minutes - past, minutes - past + grid_minutes
    nearest = [f"{at // 60:02}:{at % 60:02}" for at in (before, after) if at < 24 * 60]
    if len(nearest) == 1:
        return _("Times go in steps of %(step)d minutes here. Choose %(first)s.") % {
            "step": grid_minutes,
            "first": nearest[0],
        }
    return _("Times go in steps of %(step)d minutes here. Choose %(first)s or %(second)s.") % {
        "step": grid_minutes,
        "first": nearest[0],
        "second": nearest[1],
    }
