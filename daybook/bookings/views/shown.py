"""What the register's templates are given: rows, headings, chips, the count, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy

from daybook.access.choices import Right
from daybook.bookings.columns import REGISTER_COLUMNS, Column, Fact
from daybook.bookings.models.saved_view import LONGEST_NAME
from daybook.bookings.queries.bulk import MOST
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.register import Found
from daybook.bookings.queries.rows import RegisterRow
from daybook.bookings.queries.saved_views import saved_views
from daybook.bookings.rights.saved_views import refusal_to_share_views
from daybook.bookings.views.place import Place
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.listing.question import Heading
from daybook.shared.listing.words import ListWords, grouped
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.templatetags.shown import money

Told = tuple[str, Callable[[RegisterRow, Names], Any], Callable[[Any], Any]]

WORDS = ListWords(
    found=lazy("Bookings found"),
    table=lazy("Table of bookings"),
    counted=ngettext_lazy("%(number)s booking", "%(number)s bookings", "count"),
    more_than=lazy("more than %(number)s bookings"),
    no_match=lazy("No booking matches this"),
    no_match_of_all=lazy("No booking matches all of this"),
    no_more=lazy("There are no more bookings"),
    none_yet=lazy("There are no bookings yet"),
    none_yet_note=lazy("Every booking will be listed here, whoever makes it and from wherever it comes."),
)
"""What the register says of its rows."""


def rows_shown(
    rows: Iterable[RegisterRow], columns: Iterable[Column], place: Place, location: Location
) -> list[dict[str, Any]]:
    """Each row as the cells of these columns name it, with the addresses of what may be done with it."""
    told = [fact for column in columns for fact in _told(column.facts, location)]
    acts = _Acts(place)
    return [
        {
            # As texts: Django would look up how to write each number in the person's language.
            "id": SafeString(row.id),
            "version": SafeString(row.version),
            "number": SafeString(row.id),
            "is_deleted": row.is_deleted,
            "status": SafeString(row.status),
            "paid_state": row.paid_state,
            "is_online": row.is_online,
            **acts.of(row),
            **{name: text(value(row, place.names)) for name, value, text in told},
        }
        for row in rows
    ]


class _Acts:
    """What the actor may do with a row, and where."""

    def __init__(self, place: Place) -> None:
        actor = place.actor
        calendar = reverse("calendar:calendar", kwargs={"location_id": actor.location_id})
        back = urlencode({"back": place.address(cursor=place.asked.get("cursor", ""))})
        opens_visits = actor.has(Right.CALENDAR) and actor.has(Right.VISIT_FORM)
        self._edit = f"{calendar}?{back}&visit=" if opens_visits else ""
        self._again = f"{calendar}?{back}&again=" if opens_visits and actor.has(Right.CREATE_BOOKINGS) else ""
        self._may_delete = actor.has(Right.DELETE_BOOKINGS)

    def of(self, row: RegisterRow) -> dict[str, Any]:
        """The addresses for one row, empty where the actor may not."""
        return {
            "edit_url": f"{self._edit}{row.visit_id}" if self._edit and not row.is_deleted else "",
            "again_url": f"{self._again}{row.id}" if self._again and row.is_deleted else "",
            "may_delete": self._may_delete and not row.is_deleted,
        }


def _told(facts: Iterable[Fact], location: Location) -> Iterable[Told]:
    for fact in facts:
        if fact.text is None:
            continue
        text = _money_text(fact.text, location) if fact.kind is CellKind.MONEY else fact.text
        # Rows of a page have much in common: each value is put into words, and these escaped, once.
        yield fact.name, fact.value, cache(_escaped(text))


def _escaped(text: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def escaped(value: Any) -> Any:
        words = text(value)
        return SafeString(escape(words)) if isinstance(words, str) else words

    return escaped


def _money_text(text: Callable[[Any], Any], location: Location) -> Callable[[Any], str]:
    return lambda amount: money(text(amount), location)


def headings_shown(place: Place) -> list[Heading]:
    """The headings of the columns that are shown."""
    return [
        Heading(
            column.name,
            str(column.heading),
            column.css,
            _sorting(column, place),
            _sort_url(column, place) if column.order else "",
        )
        for column in place.columns
    ]


def _sorting(column: Column, place: Place) -> str:
    if column.order != place.order.name.removeprefix("-"):
        return ""
    return "descending" if place.order.descending else "ascending"


def _sort_url(column: Column, place: Place) -> str:
    newest_first = f"-{column.order}"
    return place.address(sort=column.order if place.order.name == newest_first else newest_first)


def chooser_shown(place: Place) -> list[dict[str, Any]]:
    """Every column: those that are shown in their order, then the others."""
    others = [column for column in REGISTER_COLUMNS if column not in place.columns]
    return [
        {"name": column.name, "heading": column.heading, "is_shown": column in place.columns}
        for column in (*place.columns, *others)
    ]


def views_shown(place: Place) -> dict[str, Any]:
    """The named questions with their addresses, and what is needed to name this one."""
    asked = place.address()
    saved = [
        {**asdict(view), "url": url, "is_current": url == asked}
        for view in saved_views(place.actor)
        for url in [f"{place.here}?{view.question}" if view.question else place.here]
    ]
    may_share = refusal_to_share_views(place.actor) is None
    moving = ", ".join(f"“{name}”" for name in place.filters.moving_names())
    return {"saved": saved, "may_share": may_share, "longest_name": LONGEST_NAME, "moving": moving}


def page_shown(found: Found, place: Place, location: Location) -> dict[str, Any]:
    """The rows of the page and the ways to the pages beside it."""
    page = found.page
    newest_first = place.order.descending
    return {
        "rows": rows_shown(page.rows, place.columns, place, location),
        "newer_url": place.address(cursor=page.before) if page.before else "",
        "older_url": place.address(cursor=page.after) if page.after else "",
        "newer_words": _("Newer") if newest_first else _("Older"),
        "older_words": _("Older") if newest_first else _("Newer"),
    }


def taking_all(total: int, shown: int) -> dict[str, str]:
    """The words of "select all that match": only where more match than the page shows, and not too many for one act."""
    if total <= shown:
        return {}
    if total > MOST:
        words = _("To choose all that match, narrow the question to %(most)s bookings.")
        return {"too_many": words % {"most": grouped(MOST)}}
    number = {"number": grouped(total)}
    return {"offer": _("Select all %(number)s that match") % number, "taken": _("All %(number)s that match") % number}


def acts_on_many(actor: Actor) -> dict[str, bool]:
    """What the actor may do with several bookings at once."""
    edits = actor.has(Right.EDIT_BOOKINGS)
    return {
        "any": edits or actor.has(Right.DELETE_BOOKINGS),
        "delete": actor.has(Right.DELETE_BOOKINGS),
        "set_status": edits,
        "categories": edits,
        "move": edits and actor.has(Right.TRANSFER),
    }
