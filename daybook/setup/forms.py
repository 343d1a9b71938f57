"""What somebody types at the first steps: who they are and where, who works there and what is sold."""

from __future__ import annotations

import zoneinfo
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from daybook.access.models import User
from daybook.access.rules import LONGEST_NAME as LONGEST_NAME_OF_A_PERSON
from daybook.locations.choices import CURRENCIES, WAYS_OF_WRITING, countries, time_zones, usual_in, zones_of
from daybook.locations.operations import LocationWish
from daybook.schedule.rules.spans import problem_of
from daybook.schedule.rules.words import read_spans
from daybook.schedule.wishes import Span
from daybook.setup.queries import Source
from daybook.setup.rules import is_setup_code
from daybook.setup.wishes import CopyWish, FillingWish, FoundingWish, ServiceLine, StaffLine
from daybook.shared.amounts import AmountField

CHOOSE = gettext_lazy("Choose …")
A_WORK_WEEK = ("0", "1", "2", "3", "4", "5")
USUAL_HOURS = "10:00-19:00"
LONGEST_NAME = 200
MOST_MINUTES = 24 * 60


class CountrySelect(forms.Select):
    """Each country brings what is usual there, for a script that fills in the rest."""

    def create_option(self, name: str, value: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        """Django's hook: the option of one country."""
        option: dict[str, Any] = super().create_option(name, value, *rest, **more)
        if value:
            usual = usual_in(str(value))
            option["attrs"] |= {
                "data-zone": usual.time_zone,
                "data-zones": " ".join(zones_of(str(value))),
                "data-currency": usual.currency,
                "data-locale": usual.locale,
            }
        return option


class FoundingForm(forms.Form):
    """The owner, the business and its first location, on one page."""

    code = forms.CharField(
        label=gettext_lazy("Setup code"),
        help_text=gettext_lazy("Daybook prints it where it was started, in the line that says “Set it up at”."),
    )
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=LONGEST_NAME_OF_A_PERSON)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"), help_text=gettext_lazy("You sign in with it."), max_length=254
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("At least 10 characters."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    again = forms.CharField(
        label=gettext_lazy("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    business = forms.CharField(label=gettext_lazy("Name of the business"), max_length=LONGEST_NAME)
    location = forms.CharField(
        label=gettext_lazy("Name of the first location"),
        help_text=gettext_lazy("Empty: as the business. More locations can be opened later."),
        max_length=LONGEST_NAME,
        required=False,
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"), widget=CountrySelect)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Three letters, such as EUR."),
        widget=forms.TextInput(attrs={"list": "currencies", "maxlength": "3", "autocapitalize": "characters"}),
    )
    locale = forms.ChoiceField(label=gettext_lazy("Dates and money are written as in"), choices=WAYS_OF_WRITING)
    currencies = CURRENCIES

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["country"].choices = [("", CHOOSE), *countries()]  # type: ignore[attr-defined]  # untyped: of a ChoiceField
        self.fields["time_zone"].choices = [("", CHOOSE), *((zone, zone) for zone in time_zones())]  # type: ignore[attr-defined]  # untyped: of a ChoiceField
        for field in self.fields.values():
            field.error_messages["required"] = _("This must be filled in.")
        self.fields["name"].widget.attrs |= {"autocomplete": "name"}
        self.fields["email"].widget.attrs |= {"autocomplete": "username"}

    def clean_code(self) -> str:
        """The one that the machine printed."""
        code: str = self.cleaned_data["code"]
        if not is_setup_code(code):
            raise ValidationError(_("This is not the code that was printed. Copy it, or open the whole address."))
        return code

    def clean_currency(self) -> str:
        """In capitals."""
        currency: str = self.cleaned_data["currency"].strip().upper()
        if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise ValidationError(_("Write the currency in three letters, such as EUR."))
        return currency

    def clean_time_zone(self) -> str:
        """One that this machine has, too."""
        zone: str = self.cleaned_data["time_zone"]
        if zone not in zoneinfo.available_timezones():
            raise ValidationError(_("There is no such time zone."))
        return zone

    def clean(self) -> dict[str, Any]:
        """The password is looked at beside name and e-mail, since it must not be like them."""
        given = self.cleaned_data
        if password := given.get("password"):
            person = User(name=given.get("name", ""), email=given.get("email", ""))
            try:
                validate_password(password, person)
            except ValidationError as weak:
                self.add_error("password", weak)
            if given.get("again", password) != password:
                self.add_error("again", _("The two passwords differ. Type both again."))
        return given

    def wish(self) -> FoundingWish:
        """What was typed."""
        given = self.cleaned_data
        location = LocationWish(
            name=given["location"] or given["business"],
            time_zone=given["time_zone"],
            currency=given["currency"],
            country=given["country"],
            locale=given["locale"],
        )
        return FoundingWish(given["business"], location, given["name"], given["email"], given["password"])


class StaffForm(forms.Form):
    """One line of staff."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST_NAME)
    position = forms.CharField(label=gettext_lazy("Position"), max_length=LONGEST_NAME, required=False)


class ServiceForm(forms.Form):
    """One line of services."""

    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=LONGEST_NAME)
    category = forms.CharField(label=gettext_lazy("Category"), max_length=LONGEST_NAME, required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=5, max_value=MOST_MINUTES)
    price = AmountField(label=gettext_lazy("Price"), required=False)


StaffForms = formset_factory(StaffForm, extra=3, max_num=200, absolute_max=200)
ServiceForms = formset_factory(ServiceForm, extra=4, max_num=200, absolute_max=200)


def weekdays() -> list[tuple[str, str | Promise]]:
    """Monday first."""
    return [(str(number), WEEKDAYS[number]) for number in range(7)]


class WeekForm(forms.Form):
    """When the new ones work: the same hours on each of these days."""

    days = forms.MultipleChoiceField(
        label=gettext_lazy("They work on"), choices=weekdays, widget=forms.CheckboxSelectMultiple, required=False
    )
    hours = forms.CharField(
        label=gettext_lazy("Hours"),
        help_text=gettext_lazy("Such as 10:00-14:00, 15:00-19:00: what lies between is a break."),
        required=False,
    )

    def clean_hours(self) -> tuple[Span, ...]:
        """The spans; none where nothing is typed."""
        spans = read_spans(self.cleaned_data["hours"])
        if spans is None:
            raise ValidationError(_("Write the hours as 10:00-14:00, 15:00-19:00."))
        if problem := problem_of(spans):
            raise ValidationError(problem)
        return tuple(sorted(spans))

    def week(self) -> tuple[tuple[Span, ...], ...]:
        """Seven days; empty where no hours are said."""
        hours, days = self.cleaned_data["hours"], self.cleaned_data["days"]
        return tuple(hours if str(number) in days else () for number in range(7)) if hours and days else ()


class CopyForm(forms.Form):
    """From which other location services are copied, and whether staff are."""

    source = forms.TypedChoiceField(label=gettext_lazy("From another location"), coerce=int)
    with_staff = forms.BooleanField(label=gettext_lazy("staff, too"), required=False)

    def __init__(self, sources: Sequence[Source], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["source"].choices = [(each.location_id, each.name) for each in sources]  # type: ignore[attr-defined]  # untyped: of a ChoiceField

    def wish(self) -> CopyWish:
        """What was chosen."""
        return CopyWish(self.cleaned_data["source"], with_staff=self.cleaned_data["with_staff"])


def filling_wish(staff: Any, services: Any, week: WeekForm) -> FillingWish:
    """What the lines that are filled in come to."""
    return FillingWish(
        staff=tuple(StaffLine(line["name"], line["position"]) for line in _filled(staff)),
        services=tuple(
            ServiceLine(
                line["name"],
                line["category"] or _("Services"),
                timedelta(minutes=line["minutes"]),
                line["price"] or Decimal(0),
            )
            for line in _filled(services)
        ),
        week=week.week(),
    )


def _filled(forms: Any) -> list[dict[str, Any]]:
    return [line.cleaned_data for line in forms if line.cleaned_data]
