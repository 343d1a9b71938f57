"""What a person types of working hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from daybook.schedule.rules.spans import DAYS_OF_A_WEEK, problem_of
from daybook.schedule.rules.words import in_words, read_spans
from daybook.schedule.wishes import DayWish, Span, WeekWish

ISO = ["%Y-%m-%d"]
A_DAY = {"required": _("Enter the date."), "invalid": _("Enter a real date.")}
COPIES = range(1, 5)
"""The days that Monday's hours are copied to: the other weekdays."""


class HoursField(forms.CharField):
    """Hours of a day as they are typed; nothing is a day off."""

    default_error_messages = {
        "unclear": _("Write the hours as 10:00-14:00, 15:00-19:00."),
        "required": _("Write the hours, or choose Day off."),
    }

    def clean(self, value: Any) -> tuple[Span, ...]:
        """The spans, in order, or what is wrong with them."""
        spans = read_spans(super().clean(value))
        if spans is None:
            raise forms.ValidationError(self.error_messages["unclear"], code="unclear")
        if problem := problem_of(spans):
            raise forms.ValidationError(problem, code="invalid")
        return tuple(sorted(spans))


class DayForm(forms.Form):
    """The hours of one day; the button Day off says that there are none."""

    spans = HoursField(required=False)
    note = forms.CharField(required=False)
    stamp = forms.CharField(required=False)
    off = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Nobody gets a day off by leaving the hours out."""
        given = self.cleaned_data
        if given.get("off"):
            self.errors.pop("spans", None)
            given["spans"] = ()
        elif given.get("spans") == ():
            self.add_error("spans", self.fields["spans"].error_messages["required"])
        return given

    def wish(self, staff_id: int, day: date) -> DayWish:
        """What the person wants the day to be."""
        given = self.cleaned_data
        return DayWish(staff_id, day, given["spans"], given["note"], given["stamp"])


class Line(NamedTuple):
    """A day of the week and its hours."""

    label: str
    field: forms.BoundField


class WeekForm(forms.Form):
    """A usual week from a day on: a line of hours for each day."""

    from_day = forms.DateField(input_formats=ISO, error_messages=A_DAY)
    stamp = forms.CharField(required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for number in range(DAYS_OF_A_WEEK):
            self.fields[f"day-{number}"] = HoursField(required=False)

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of the days, Monday first."""
        return (Line(str(WEEKDAYS[number]), self[f"day-{number}"]) for number in range(DAYS_OF_A_WEEK))

    def wish(self, staff_id: int) -> WeekWish:
        """What the person wants the week to be."""
        given = self.cleaned_data
        days = tuple(given[f"day-{number}"] for number in range(DAYS_OF_A_WEEK))
        return WeekWish(staff_id, given["from_day"], days, given["stamp"])


def week_as_it_is(days: Sequence[Sequence[Span]], from_day: date, stamp: str) -> WeekForm:
    """The form of a week that there is, to begin anew from a day on."""
    lines = {f"day-{number}": in_words(spans) for number, spans in enumerate(days)}
    return WeekForm(initial={"from_day": from_day.isoformat(), "stamp": stamp, **lines})


def week_as_left(data: QueryDict) -> WeekForm:
    """The form as it was typed, with Monday's hours on all weekdays; nothing is held against the person yet."""
    typed = {name: data.get(name, "") for name in WeekForm().fields}
    copied = {f"day-{number}": typed["day-0"] for number in COPIES}
    return WeekForm(initial={**typed, **copied})


class HolidayForm(forms.Form):
    """A day on which the location is closed."""

    day = forms.DateField(input_formats=ISO, error_messages=A_DAY)
    title = forms.CharField(max_length=200, error_messages={"required": _("Say in a few words what holiday it is.")})


class QuestionForm(forms.Form):
    """What an address asks: a day; whose week to copy; from which day on hours were just changed."""

    day = forms.DateField(required=False, input_formats=ISO)
    like = forms.IntegerField(required=False, min_value=1)
    changed = forms.DateField(required=False, input_formats=ISO)
