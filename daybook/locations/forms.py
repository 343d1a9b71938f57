"""What an owner may say about a business and its branches."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daybook.locations.choices import CURRENCIES, WAYS_OF_WRITING, countries, time_zones, zones_of
from daybook.locations.models import Location
from daybook.locations.wishes import LocationWish
from daybook.shared.cards.form import CardForm

STEPS = (5, 10, 15, 20, 30, 60)
KEPT = ("name", "time_zone", "currency", "country", "locale", "grid_minutes", "visit_interval_minutes", "link_days")


class SignInForm(forms.Form):
    """A box without a tick means no, so every answer can be understood."""

    requires_two_steps = forms.BooleanField(label=_("Ask everybody for a second step at sign-in"), required=False)


class BusinessForm(CardForm):
    """What holds all locations."""

    name = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=200,
        help_text=_("Of the whole business; each location has its own name."),
        error_messages={
            "required": _("Write the name of the business."),
            "max_length": _("The name can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class LocationForm(CardForm):
    """A branch: what it is called, its clock, its money, its grid."""

    halves = ("country", "time_zone", "currency", "locale", "grid_minutes", "visit_interval_minutes")

    name = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=200,
        error_messages={
            "required": _("Write the name of the location."),
            "max_length": _("The name can have 200 characters at most."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    country = forms.ChoiceField(label=_("Country"), help_text=_("Phones without a country code are read as its own."))
    time_zone = forms.ChoiceField(label=_("Time zone"), help_text=_("All times and days go by this clock."))
    currency = forms.ChoiceField(label=_("Currency"), help_text=_("Of all prices and payments."))
    locale = forms.ChoiceField(label=_("Dates and money are written as in"))
    grid_minutes = forms.TypedChoiceField(
        label=_("Step of the calendar"),
        coerce=int,
        help_text=_("Bookings begin on it. Those that are there stay where they are."),
    )
    visit_interval_minutes = forms.IntegerField(
        label=_("Visit interval, minutes"),
        min_value=0,
        max_value=24 * 60,
        help_text=_("A client's bookings of one day with more time than this between them are two visits."),
        error_messages={
            "required": _("Write the minutes as a whole number."),
            "invalid": _("Write the minutes as a whole number."),
            "min_value": _("The interval is 0 minutes to a day."),
            "max_value": _("The interval is 0 minutes to a day."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    link_days = forms.IntegerField(
        label=_("Days that a link to a file is good"),
        required=False,
        min_value=1,
        max_value=90,
        error_messages={
            "invalid": _("Write the days as a whole number."),
            "min_value": _("A link is good for 1 to 90 days."),
            "max_value": _("A link is good for 1 to 90 days."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, like: Location, *, is_new: bool = False, has_bookings: bool = False, **more: Any) -> None:
        initial = {name: getattr(like, name) for name in KEPT} | {"version": like.version}
        super().__init__(initial=initial | ({"name": ""} if is_new else {}), **more)
        offered: dict[str, list[Any]] = {
            "country": countries(),
            "time_zone": zones_to_choose(like.country, like.time_zone),
            "currency": [(code, code) for code in sorted({*CURRENCIES, like.currency})],
            "locale": [
                *WAYS_OF_WRITING,
                *([] if like.locale in dict(WAYS_OF_WRITING) else [(like.locale, like.locale)]),
            ],
            "grid_minutes": [
                (step, _("%(minutes)d minutes") % {"minutes": step}) for step in sorted({*STEPS, like.grid_minutes})
            ],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # untyped: a field of choices
        self.fields["link_days"].help_text = _("Empty: %(days)d days. Links that are out already stay as they are.") % {
            "days": settings.LINK_DAYS
        }
        if has_bookings:
            self._keep(
                "time_zone", _("There are bookings by this clock, so it stays. Another clock: open another location.")
            )
            self._keep("currency", _("There are bookings in this currency, so it stays."))

    def _keep(self, name: str, why: Any) -> None:
        self.fields[name].disabled, self.fields[name].help_text = True, why

    def wish(self) -> LocationWish:
        """What the person wants the location to be."""
        return LocationWish(**{name: self.cleaned_data[name] for name in KEPT})


def zones_to_choose(country: str, chosen: str) -> list[Any]:
    """First those of the country, then all others by their part of the world."""
    near = [zone for zone in dict.fromkeys((*zones_of(country), chosen)) if zone]
    far: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in time_zones():
        part, _slash, city = zone.partition("/")
        if zone not in near:
            far[part].append((zone, city.replace("_", " ")))
    return [*((zone, zone.replace("_", " ")) for zone in near), *far.items()]
