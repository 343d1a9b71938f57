"""A new business, and a new branch of one."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass

import phonenumbers
from django.utils.translation import gettext as _

from daybook.locations.models import Business, Location
from daybook.locations.rights import refusal_to_open
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation

SHORTEST_STEP, LONGEST_STEP = 5, 60
CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class LocationWish:
    """What a branch shall be; `grid_minutes` is the calendar's step, `visit_interval_minutes` what parts two visits."""

    name: str
    time_zone: str
    currency: str
    country: str
    locale: str = "en"
    grid_minutes: int = 15
    visit_interval_minutes: int = 60


@operation
def create_business(name: str, *, actor: Actor) -> Business:
    """Make the company that locations belong to; only somebody above all locations can."""
    refuse(refusal_to_open(actor))
    if not name.strip():
        raise Invalid({"name": [_("Write the name of the business.")]})
    return Business.objects.create(name=name.strip())


@operation
def create_location(business: Business, wish: LocationWish, *, actor: Actor) -> Location:
    """Open a branch of the business; all that is wrong with the wish is said at once."""
    refuse(refusal_to_open(actor))
    if problems := _problems(wish):
        raise Invalid(problems)
    return Location.objects.create(
        business=business,
        name=wish.name.strip(),
        time_zone=wish.time_zone,
        currency=wish.currency,
        country=wish.country,
        locale=wish.locale,
        grid_minutes=wish.grid_minutes,
        visit_interval_minutes=wish.visit_interval_minutes,
    )


def _problems(wish: LocationWish) -> dict[str, list[str]]:
    checks = {
        "name": (bool(wish.name.strip()), _("Write the name of the location.")),
        "time_zone": (wish.time_zone in zoneinfo.available_timezones(), _("There is no such time zone.")),
        "currency": (bool(CURRENCY.fullmatch(wish.currency)), _("Write the currency in three letters, such as EUR.")),
        "country": (
            wish.country in phonenumbers.SUPPORTED_REGIONS,
            _("Write the country in two letters, such as PT."),
        ),
        "grid_minutes": (
            SHORTEST_STEP <= wish.grid_minutes <= LONGEST_STEP,
            _("The step of the calendar is 5 to 60 minutes."),
        ),
    }
    return {field: [sentence] for field, (is_right, sentence) in checks.items() if not is_right}
