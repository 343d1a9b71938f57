"""Where a booking is put by hand: what a drag, the edge or the Move dialog sends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daybook.bookings.wishes import BookingWish
from daybook.calendar.forms.values import MINUTE, WallField, instant_of, off_grid
from daybook.shared.templatetags.shown import clock, day

LONGEST_MINUTES = 24 * 60
A_LENGTH = gettext_lazy("A booking takes more than nothing and at most 24 hours.")


class PlaceForm(forms.Form):
    """Whom, when, how long; what is left out stays as it is.

    `over` says that taken time is booked over, `outside` that the staff member does not work then.
    """

    version = forms.IntegerField(min_value=1)
    staff = forms.IntegerField(required=False, min_value=1)
    start = WallField(required=False)
    end = WallField(required=False)
    minutes = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        error_messages={"invalid": A_LENGTH, "min_value": A_LENGTH, "max_value": A_LENGTH},
    )
    over = forms.BooleanField(required=False)
    outside = forms.BooleanField(required=False)

    def mistakes(self) -> dict[str, list[str]]:
        """What is wrong with what was sent, by field."""
        return {name: [str(sentence) for sentence in sentences] for name, sentences in self.errors.items()}

    def put(self, wish: BookingWish, *, zone: ZoneInfo, grid_minutes: int) -> BookingWish:
        """The booking as wished, moved there; a start that it has already stays the very moment that it is."""
        given = self.cleaned_data
        starts_at = self._start(wish.starts_at, zone, grid_minutes)
        return replace(
            wish,
            staff_id=given["staff"] or wish.staff_id,
            starts_at=starts_at,
            duration=self._length(wish, starts_at, zone),
            may_overlap=given["over"],
            outside_hours=given["outside"],
        )

    def notice(self, wish: BookingWish, zone: ZoneInfo) -> str:
        """What to say of a time that the clocks skipped; nothing of any other."""
        asked: datetime | None = self.cleaned_data["start"]
        if asked is None or asked == _on_the_wall(wish.starts_at, zone):
            return ""
        words = {"day": day(asked.date()), "wished": f"{asked:%H:%M}", "real": clock(wish.starts_at, zone)}
        return _("On %(day)s the clocks skip %(wished)s; the booking begins at %(real)s.") % words

    def _start(self, now: datetime, zone: ZoneInfo, grid_minutes: int) -> datetime:
        asked: datetime | None = self.cleaned_data["start"]
        if asked is None or asked == _on_the_wall(now, zone):
            return now
        if problem := off_grid(asked.time(), grid_minutes):
            self.add_error("start", problem)
        return instant_of(asked.date(), asked.time(), zone)[0]

    def _length(self, wish: BookingWish, starts_at: datetime, zone: ZoneInfo) -> timedelta:
        minutes: int | None = self.cleaned_data["minutes"]
        end: datetime | None = self.cleaned_data["end"]
        if minutes:
            return minutes * MINUTE
        if end is None:
            return wish.duration
        until, _skipped = instant_of(end.date(), end.time(), zone)
        length = until.astimezone(UTC) - starts_at.astimezone(UTC)
        if length <= timedelta(0) or length > LONGEST_MINUTES * MINUTE:
            self.add_error("end", str(A_LENGTH))
        return length


def _on_the_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
