"""What a location is set up with: services, working hours, the location itself and its business."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from daybook.changelog.queries.told.declared import Told, by_column, by_reference
from daybook.schedule.rules.words import in_words
from daybook.shared.history_words import (
    Fields,
    FieldWords,
    Row,
    Speaker,
    Whole,
    amount,
    at,
    minutes,
    named,
    number,
    on,
    seconds,
    text,
    yes_or_no,
)

STAFF, SHELF = "staff.StaffMember", "catalogue.ServiceCategory"
TITLE = FieldWords("title", _("Title"), text)
RETIRED = FieldWords("retired_at", _("Retired"), at)


def _giver(row: Row, speaker: Speaker) -> str:
    """Who gives a service, with their own price and time where these are set."""
    own = (
        speaker.name(STAFF, row["staff_member_id"]),
        amount(row["price"], speaker),
        seconds(row["duration"], speaker),
    )
    return ", ".join(filter(None, own))


def _spans(value: Any, _speaker: Speaker) -> str:
    """The hours of a day."""
    return _hours(_stored(value))


def _week(value: Any, _speaker: Speaker) -> str:
    """The hours of seven days, Monday first; days that follow each other and are alike stand together."""
    runs: list[list[Any]] = []
    for weekday, spans in enumerate(_stored(value)):
        if runs and runs[-1][2] == spans:
            runs[-1][1] = weekday
        else:
            runs.append([weekday, weekday, spans])
    return "; ".join(f"{_days(first, last)} {_hours(spans)}" for first, last, spans in runs)


def _days(first: int, last: int) -> str:
    return str(WEEKDAYS[first]) if first == last else f"{WEEKDAYS[first]} – {WEEKDAYS[last]}"


def _hours(spans: Any) -> str:
    return in_words([(begin, end) for begin, end in spans]) or gettext("day off")


def _stored(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value or []


def _of_day(row: Row, speaker: Speaker) -> str:
    return " ".join(filter(None, (speaker.name(STAFF, row["staff_id"]), on(row["day"], speaker))))


def _holiday(row: Row, speaker: Speaker) -> str:
    return " ".join(filter(None, (on(row["day"], speaker), row["title"])))


TOLD: Mapping[str, Told] = {
    "service": Told(
        Fields(
            (
                FieldWords("name", pgettext_lazy("of a thing", "Name"), text),
                named("category_id", _("Service category"), SHELF),
                FieldWords("duration", _("Duration"), seconds),
                FieldWords("price_min", _("Price from"), amount),
                FieldWords("price_max", _("Price to"), amount),
                RETIRED,
            )
        ),
        by_column("name"),
    ),
    "giver": Told(
        Whole(
            _("Given by"),
            _giver,
            frozenset({"staff_member_id", "price", "duration"}),
            {"staff_member_id": STAFF},
        ),
        lambda row, _speaker: str(row["service_id"]),
        unsaid=frozenset({"service_id"}),
    ),
    "shelf": Told(Fields((TITLE, RETIRED)), by_column("title")),
    "week": Told(
        Fields((FieldWords("from_day", _("From"), on), FieldWords("spans", _("Working hours"), _week))),
        by_reference("staff_id", STAFF),
        {"staff_id": STAFF},
        unsaid=frozenset({"staff_id"}),
    ),
    "day": Told(
        Fields((FieldWords("spans", _("Working hours"), _spans), FieldWords("note", _("Note"), text))),
        _of_day,
        {"staff_id": STAFF},
        unsaid=frozenset({"staff_id", "day"}),
    ),
    "holiday": Told(Fields((FieldWords("day", _("Day"), on), TITLE)), _holiday),
    "feed": Told(
        Fields(
            (
                named("staff_id", _("Staff member"), STAFF),
                FieldWords("revoked_at", _("Closed"), at),
            )
        ),
        by_column("label"),
        unsaid=frozenset({"label", "created_by_id", "revoked_by_id"}),  # its name; who did it is said of each act
    ),
    "location": Told(
        Fields(
            (
                FieldWords("name", pgettext_lazy("of a thing", "Name"), text),
                FieldWords("time_zone", _("Time zone"), text),
                FieldWords("currency", _("Currency"), text),
                FieldWords("country", _("Country"), text),
                FieldWords("locale", _("Way of writing dates and money"), text),
                FieldWords("grid_minutes", _("Grid step"), minutes),
                FieldWords("link_days", _("Days that a link to a file is good"), number),
                FieldWords("visit_interval_minutes", _("Visit interval"), minutes),
                RETIRED,
            )
        ),
        by_column("name"),
        unsaid=frozenset({"business_id"}),  # a location stays with its business
    ),
    "business": Told(
        Fields(
            (
                FieldWords("name", pgettext_lazy("of a thing", "Name"), text),
                FieldWords("requires_two_steps", _("Two-step sign-in for everyone"), yes_or_no),
            )
        ),
        by_column("name"),
    ),
}
