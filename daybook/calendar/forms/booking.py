"""One booking of a visit, as typed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking
from daybook.bookings.rules.times import LONGEST, YEARS
from daybook.bookings.wishes import BookingWish, LineWish
from daybook.calendar.forms.ground import Ground
from daybook.calendar.forms.line import LineForm, line_as_it_is, line_values
from daybook.calendar.forms.values import LengthField, instant_of, off_grid, whole_number, written_length

KEY = re.compile(r"b(\d{1,18})|n[0-9a-f]{6}")
STANDS = _("Choose how the visit stands.")
LINE_KEY = re.compile(r"[0-9a-z]{1,20}")


class BookingForm(forms.Form):
    """Fields of one booking and of its lines. The key says which booking it is: `b12` is number 12, `n…` a new one.

    `shown` repeats the start and length as the page showed them: who does not touch them keeps them to the second.
    """

    staff = forms.IntegerField(min_value=1, error_messages={"required": _("Choose a staff member.")})
    day = forms.DateField(
        input_formats=["%Y-%m-%d"],
        error_messages={"required": _("Enter the date."), "invalid": _("Enter a real date.")},
    )
    clock = forms.TimeField(
        input_formats=["%H:%M", "%H:%M:%S"],
        error_messages={"required": _("Enter the time."), "invalid": _("Enter a time such as 10:30.")},
    )
    duration = LengthField()
    status = forms.TypedChoiceField(
        choices=VisitStatus.choices,
        coerce=int,
        error_messages={
            "required": STANDS,
            "invalid_choice": STANDS,
        },
    )
    comment = forms.CharField(
        required=False,
        max_length=5000,
        error_messages={"max_length": _("The comment can have 5000 characters at most.")},
    )
    categories = forms.TypedMultipleChoiceField(
        required=False, coerce=int, error_messages={"invalid_choice": _("There is no such booking category here.")}
    )
    over = forms.BooleanField(required=False)
    outside = forms.BooleanField(required=False)
    shown = forms.CharField(required=False)

    def __init__(self, *, key: str, ground: Ground, lines: Iterable[LineForm], **more: Any) -> None:
        super().__init__(prefix=key, **more)
        self.key = key
        self.ground = ground
        self.lines = list(lines)
        for line in self.lines:
            line.staff_id = self.staff_id
        labels = [(str(label.pk), str(label)) for label in ground.choices.categories]
        self.fields["categories"].choices = labels  # type: ignore[attr-defined]  # untyped: a field by its name has no type of its own
        self.clocks_skipped: time | None = None

    @property
    def booking_id(self) -> int | None:
        """Which booking it is; None for a new one."""
        found = KEY.fullmatch(self.key)
        return int(found[1]) if found and found[1] else None

    @property
    def staff_id(self) -> int | None:
        """The staff member as the form stands now, valid or not."""
        return whole_number(self["staff"].value())

    @property
    def shown_day(self) -> date | None:
        """Its day as the form stands now, valid or not."""
        try:
            return parse_date(str(self["day"].value() or ""))
        except ValueError:
            return None

    @property
    def chosen_categories(self) -> set[str]:
        """The ticked booking categories as the form stands now."""
        return {str(value) for value in self["categories"].value() or ()}

    @property
    def chosen_status(self) -> str:
        """How the visit stands as the form stands now."""
        return str(self["status"].value())

    @property
    def is_over(self) -> bool:
        """Whether it is, or shall be, booked over another."""
        return bool(self["over"].value())

    @property
    def is_outside(self) -> bool:
        """Whether it shall be booked outside working hours."""
        return bool(self["outside"].value())

    @property
    def ends_at(self) -> datetime | None:
        """When it ends as it was shown; the page counts on as one types."""
        start, span = self._shown()
        return start + span if start and span else None

    @property
    def total(self) -> Decimal:
        """What its lines come to as the form stands now; what is no number counts as nothing."""
        return sum((line.shown_cost for line in self.lines), Decimal(0))

    def is_all_valid(self) -> bool:
        """Whether the booking and all its lines can be used; every mistake is found at once."""
        return all([self.is_valid(), *(line.is_valid() for line in self.lines)])

    def clean_staff(self) -> int:
        """The staff member, if there is such a one here."""
        staff_id: int = self.cleaned_data["staff"]
        if staff_id not in self.ground.choices.staff_by_id:
            raise forms.ValidationError(_("There is no such staff member here."))
        return staff_id

    def clean_day(self) -> date:
        """A day that the register can be asked for."""
        day: date = self.cleaned_data["day"]
        if day.year not in YEARS:
            raise forms.ValidationError(_("This day is too far away."))
        return day

    def clean(self) -> dict[str, Any]:
        """The moment it starts: on the grid of the location, and where the clocks skip it, moved forward."""
        given = self.cleaned_data
        day, clock = given.get("day"), given.get("clock")
        if not isinstance(day, date) or not isinstance(clock, time):
            return given
        given["starts_at"] = self._unchanged_start(day, clock) or self._new_start(day, clock)
        return given

    def wish(self) -> BookingWish:
        """What the person wants the booking to be."""
        given = self.cleaned_data
        return BookingWish(
            staff_id=given["staff"],
            starts_at=given["starts_at"],
            duration=self._unchanged_length(given["duration"]) or given["duration"],
            lines=tuple(line.wish() for line in self.lines),
            status=VisitStatus(given["status"]),
            comment=given["comment"],
            category_ids=frozenset(given["categories"]),
            may_overlap=given["over"],
            outside_hours=given["outside"],
            booking_id=self.booking_id,
        )

    def _new_start(self, day: date, clock: time) -> datetime:
        if problem := off_grid(clock, self.ground.grid_minutes):
            self.add_error("clock", problem)
        starts_at, skipped = instant_of(day, clock, self.ground.zone)
        self.clocks_skipped = clock if skipped else None
        return starts_at

    def _unchanged_start(self, day: date, clock: time) -> datetime | None:
        start = self._shown()[0]
        local = start.astimezone(self.ground.zone) if start else None
        same = local and (local.date(), local.time().replace(second=0, microsecond=0)) == (day, clock)
        return start if same else None

    def _unchanged_length(self, span: timedelta) -> timedelta | None:
        length = self._shown()[1]
        return length if length and written_length(length) == written_length(span) else None

    def _shown(self) -> tuple[datetime | None, timedelta | None]:
        start, _mark, seconds = str(self["shown"].value() or "").partition("|")
        try:
            instant, span = datetime.fromisoformat(start), timedelta(seconds=int(seconds))
        except (ValueError, OverflowError):
            return None, None
        is_possible = instant.tzinfo and instant.year in YEARS and timedelta(0) < span <= LONGEST
        return (instant, span) if is_possible else (None, None)


def booking_as_it_is(booking: Booking, ground: Ground) -> BookingForm:
    """The form of a booking that is there."""
    key = f"b{booking.pk}"
    lines = [
        LineForm(key=f"l{line.pk}", prefix=f"{key}-l{line.pk}", ground=ground, initial=line_as_it_is(line, ground))
        for line in booking.lines.all()
    ]
    initial = {
        **time_values(booking.starts_at, booking.duration, ground),
        "staff": booking.staff_id,
        "status": booking.status,
        "comment": booking.comment,
        "categories": [str(pk) for pk in booking.category_ids],
        "over": booking.may_overlap,
    }
    return BookingForm(key=key, ground=ground, lines=lines, initial=initial)


def booking_of_wish(wish: BookingWish, ground: Ground) -> BookingForm:
    """The form of a new booking, filled in."""
    key = new_key()
    initial = {
        **time_values(wish.starts_at, wish.duration, ground),
        "staff": wish.staff_id or "",
        "status": int(wish.status),
        "comment": wish.comment,
        "categories": [str(pk) for pk in wish.category_ids],
        "shown": "",
    }
    lines = [line_of_wish(line, key, wish.staff_id, ground) for line in wish.lines]
    return BookingForm(key=key, ground=ground, lines=lines, initial=initial)


def line_of_wish(line: LineWish, booking_key: str, staff_id: int | None, ground: Ground) -> LineForm:
    """The form of a new line: at its own price, or as this staff member gives the service."""
    offer = ground.choices.offer(line.service_id, staff_id)
    price = line.price if line.price is not None else offer.price if offer else Decimal(0)
    discount = line.discount or Decimal(0)
    cost = ground.cost(price, line.amount, discount) if line.cost is None else line.cost
    key = new_key()
    initial = line_values(line.service_id, price, cost, amount=line.amount, discount=discount, ground=ground)
    form = LineForm(key=key, prefix=f"{booking_key}-{key}", ground=ground, initial=initial)
    form.staff_id = staff_id
    return form


def booking_as_typed(key: str, data: QueryDict, ground: Ground) -> BookingForm:
    """The form of a booking as it was sent."""
    lines = [LineForm(key=line, prefix=f"{key}-{line}", ground=ground, data=data) for line in _line_keys(key, data)]
    return BookingForm(key=key, ground=ground, lines=lines, data=data)


def booking_as_left(key: str, data: QueryDict, ground: Ground) -> BookingForm:
    """The form of a booking as somebody left it unsaved: nothing is held against them yet."""
    lines = [
        LineForm(key=line, prefix=f"{key}-{line}", ground=ground, initial=left(LineForm, f"{key}-{line}", data))
        for line in _line_keys(key, data)
    ]
    initial = {**left(BookingForm, key, data), "categories": data.getlist(f"{key}-categories")}
    return BookingForm(key=key, ground=ground, lines=lines, initial=initial)


def left(form: type[forms.Form], prefix: str, data: QueryDict) -> dict[str, str]:
    """The values of a form, as text."""
    return {name: data.get(f"{prefix}-{name}", "") for name in form.base_fields}


def _line_keys(key: str, data: QueryDict) -> list[str]:
    return [line for line in dict.fromkeys(data.getlist(f"{key}-line")) if LINE_KEY.fullmatch(line)]


def time_values(starts_at: datetime, duration: timedelta, ground: Ground) -> dict[str, str]:
    """When a booking is, in the form's own words."""
    local = starts_at.astimezone(ground.zone)
    return {
        "day": local.date().isoformat(),
        "clock": local.strftime("%H:%M"),
        "duration": written_length(duration),
        "shown": f"{starts_at.isoformat()}|{duration // timedelta(seconds=1)}",
    }


def new_key() -> str:
    """A key no other booking or line on the page has."""
    return f"n{secrets.token_hex(3)}"


def booking_after(data: QueryDict, ground: Ground, otherwise: BookingWish) -> BookingForm:
    """The form of one more booking: it begins where the last one on the page ends, with the same staff member."""
    keys = [key for key in data.getlist("booking") if KEY.fullmatch(key)]
    last = booking_as_typed(keys[-1], data, ground) if keys else None
    if last is None or not last.is_valid():
        return booking_of_wish(otherwise, ground)
    given = last.cleaned_data
    ends_at = given["starts_at"] + given["duration"]
    return booking_of_wish(replace(otherwise, staff_id=given["staff"], starts_at=ends_at), ground)
