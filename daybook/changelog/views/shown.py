"""What the templates of the change log are given: entries in words, with the ways to what they tell of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.changelog.queries.entries import SHOWN, Entry
from daybook.changelog.queries.parts import Part
from daybook.shared.actor import Actor
from daybook.shared.listing.words import grouped
from daybook.shared.templatetags.shown import clock, day

LISTS: Mapping[str, str] = {
    "client": "clients:clients",
    "staff": "staff:staff",
    "position": "positions:positions",
    "service": "catalogue:services",
    "shelf": "service_categories:categories",
    "category": "booking_categories:categories",
    "rights": "users:users",
}
"""The list of each kind of thing; the page of one, where there is one, lies below it by its number."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
HIGHEST = 2**63 - 1


def number_of(at: datetime) -> int:
    """A moment as a number of an address: together with the number of the act it is found at once."""
    return (at - EPOCH) // MICROSECOND


def moment_of(number: int) -> datetime | None:
    """The moment of such a number; None where it is none."""
    try:
        return EPOCH + number * MICROSECOND
    except OverflowError:
        return None


def entry_shown(entry: Entry, actor: Actor, *, is_whole: bool = False) -> dict[str, Any]:
    """One act as a template shows it: `is_whole` with all of its things, however many."""
    parts = entry.parts if is_whole or not entry.sums else ()
    return {
        # As text: Django would look up how to write the number in the person's language.
        "act": str(entry.act),
        "day": day(entry.at),
        "clock": clock(entry.at),
        "who": entry.who,
        "through": ", ".join(filter(None, (entry.through, entry.address))),
        "parts": [_part(part, actor) for part in parts],
        "sums": [
            {
                "label": each.label,
                "what": each.what,
                "number": _("several") if each.number is None else grouped(each.number),
            }
            for each in entry.sums
        ],
        "whole_url": ""
        if is_whole or not entry.sums
        else _at(actor, "changelog:act", moment=number_of(entry.at), act=entry.act),
        "upload_url": _upload(entry, actor),
        "is_cut": is_whole and len(entry.parts) > SHOWN,
    }


def _part(part: Part, actor: Actor) -> dict[str, Any]:
    is_gone = part.booking is not None and part.booking.deleted_at is not None
    return {
        "label": part.label,
        "name": part.name,
        "kind": part.kind,
        "what": part.what,
        "fields": part.fields,
        "note": _("What it was before is not kept.") if part.is_first_kept else "",
        "url": _page(part, actor),
        "info_url": _at(actor, "bookings:info", booking_id=part.number)
        if is_gone and actor.has(Right.REGISTER)
        else "",
    }


def _page(part: Part, actor: Actor) -> str:
    """Where the thing stands now; empty where it has no page, or none that the actor may open."""
    if part.booking is not None:
        opens = actor.has(Right.CALENDAR) and actor.has(Right.VISIT_FORM) and part.booking.deleted_at is None
        return f"{_at(actor, 'calendar:calendar')}?visit={part.booking.visit_id}" if opens else ""
    if part.kind == "deleted" or part.thing not in LISTS:
        return ""
    return _if_there(_at(actor, LISTS[part.thing]), part.number)


def _upload(entry: Entry, actor: Actor) -> str:
    is_open = entry.upload_id is not None and actor.has(Right.FULL)
    return _at(actor, "wizard:upload", upload_id=entry.upload_id) if is_open else ""


def _at(actor: Actor, view: str, **ids: Any) -> str:
    """Its address; empty where the page is not part of this version."""
    try:
        return reverse(view, kwargs={"location_id": actor.location_id, **ids})
    except NoReverseMatch:
        return ""


def _if_there(above: str, number: int) -> str:
    """The page of this number below a list; empty where this version has none."""
    address = f"{above}{number}/"
    try:
        resolve(address)
    except Resolver404:
        return ""
    return address
