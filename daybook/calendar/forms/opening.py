"""What the address of a new visit may say of it: staff member, day, time, client."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms

from daybook.bookings.rules.times import YEARS
from daybook.bookings.wishes import BookingWish
from daybook.calendar.forms.values import instant_of

USUAL_LENGTH = timedelta(hours=1)


class OpeningForm(forms.Form):
    """`?new=1&staff=3&date=2026-03-02&time=10:30&client=7`; what is not understood is left out."""

    staff = forms.IntegerField(required=False, min_value=1)
    client = forms.IntegerField(required=False, min_value=1)
    date = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    time = forms.TimeField(required=False, input_formats=["%H:%M"])

    def wish(self, *, now: datetime, zone: ZoneInfo, grid_minutes: int) -> BookingWish:
        """A booking at the time asked for, or at the next step of the grid."""
        self.is_valid()
        asked = self.cleaned_data
        start = _next_step(now.astimezone(zone), grid_minutes)
        if (day := asked.get("date")) and day.year in YEARS:
            clock = asked.get("time") or (start.time() if day == start.date() else time(10))
            start, _skipped = instant_of(day, clock, zone)
        return BookingWish(staff_id=asked.get("staff") or 0, starts_at=start, duration=USUAL_LENGTH)

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
