"""What every change of a location does alike."""

from __future__ import annotations

import re
import zoneinfo

import phonenumbers
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

from daybook.locations.wishes import LocationWish

LONGEST_NAME = 200
SHORTEST_STEP, LONGEST_STEP = 5, 60
LONGEST_INTERVAL = 24 * 60
MOST_LINK_DAYS = 90
CURRENCY = re.compile(r"[A-Z]{3}")


def problems_of(wish: LocationWish) -> dict[str, list[str]]:
    """Everything that is wrong with the wish, by field."""
    checks = {
        "name": (bool(wish.name.strip()), _("Write the name of the location.")),
        "time_zone": (wish.time_zone in zoneinfo.available_timezones(), _("There is no such time zone.")),
        "currency": (bool(CURRENCY.fullmatch(wish.currency)), _("Write the currency in three letters, such as EUR.")),
        "country": (
            wish.country in phonenumbers.SUPPORTED_REGIONS,
            _("Write the country in two letters, such as PT."),
        ),
        "locale": (wish.locale in LANG_INFO, _("Choose how dates and money are written.")),
        "grid_minutes": (
            SHORTEST_STEP <= wish.grid_minutes <= LONGEST_STEP,
            _("The step of the calendar is 5 to 60 minutes."),
        ),
        "visit_interval_minutes": (
            0 <= wish.visit_interval_minutes <= LONGEST_INTERVAL,
            _("The interval is 0 minutes to a day."),
        ),
        "link_days": (
            wish.link_days is None or 1 <= wish.link_days <= MOST_LINK_DAYS,
            _("A link is good for 1 to 90 days."),
        ),
    }
    problems = {field: [sentence] for field, (is_right, sentence) in checks.items() if not is_right}
    if len(wish.name.strip()) > LONGEST_NAME:
        problems["name"] = [_("The name can have 200 characters at most.")]
    return problems
