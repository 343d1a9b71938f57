"""What the address of a new visit may say of it: staff member, time, length, client."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict

from daybook.bookings.rules.times import LONGEST, YEARS
from daybook.bookings.wishes import BookingWish
from daybook.calendar.forms.values import MINUTE, WallField, instant_of

USUAL_LENGTH = timedelta(hours=1)
MORNING = time(10)
Day = date
"""The type; within the form `date` is a field."""


class OpeningForm(forms.Form):
    """`?new=1&at=2026-03-02T10:30&column=3&length=45&client=7`; what is not understood is left out.

    Without `at` it is the `date` that the calendar shows, without `column` the one staff member whom it shows.
    """

    at = WallField(required=False)
    column = forms.IntegerField(required=False, min_value=1)
    length = forms.IntegerField(required=False, min_value=5, max_value=LONGEST // MINUTE)
    client = forms.IntegerField(required=False, min_value=1)
    date = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    staff = forms.IntegerField(required=False, min_value=1)
    on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])

    def wish(self, *, now: datetime, zone: ZoneInfo, grid_minutes: int) -> BookingWish:
        """A booking at the time asked for, or at the next step of the grid."""
        self.is_valid()
        asked = self.cleaned_data
        start = _next_step(now.astimezone(zone), grid_minutes)
        if wall := asked.get("at") or self._of_day(start):
            start, _skipped = instant_of(wall.date(), wall.time(), zone)
        length = asked["length"] * MINUTE if asked.get("length") else USUAL_LENGTH
        return BookingWish(staff_id=asked.get("column") or self._only_one() or 0, starts_at=start, duration=length)

    def _of_day(self, start: datetime) -> datetime | None:
        """On the day that is shown: from now on, where it is today, else in the morning."""
        day: Day | None = self.cleaned_data.get("date")
        if day is None or day.year not in YEARS:
            return None
        return datetime.combine(day, start.time() if day == start.date() else MORNING)

    def _only_one(self) -> int | None:
        asked = self.data.getlist("staff") if isinstance(self.data, QueryDict) else []
        return self.cleaned_data.get("staff") if len(asked) == 1 else None

    def day_of_copy(self, today: Day) -> Day:
        """The day on which a copy of a visit is to stand; today where none is understood."""
        self.is_valid()
        day: Day | None = self.cleaned_data.get("on")
        return day if day and day.year in YEARS else today

    @property
    def client_id(self) -> int | None:
        """The client asked for."""
        self.is_valid()
        chosen: int | None = self.cleaned_data.get("client")
        return chosen


def _next_step(local: datetime, grid_minutes: int) -> datetime:
    minutes = local.hour * 60 + local.minute
    step = local.replace(second=0, microsecond=0) + timedelta(minutes=-minutes % grid_minutes)
    return step.astimezone(local.tzinfo)
