"""What the register's templates are given: rows, headings, chips, the count, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daybook.access.choices import Right
from daybook.bookings.columns import REGISTER_COLUMNS, Column, Fact
from daybook.bookings.queries.bulk import MOST
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.register import COUNTED, Found
from daybook.bookings.queries.rows import RegisterRow
from daybook.bookings.views.place import Place
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.filtering import Field
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.templatetags.shown import money

Told = tuple[str, Callable[[RegisterRow, Names], Any], Callable[[Any], Any]]


def rows_shown(
    rows: Iterable[RegisterRow], columns: Iterable[Column], place: Place, location: Location
) -> list[dict[str, Any]]:
    """Each row as the cells of these columns name it, with the addresses of what may be done with it."""
    told = [fact for column in columns for fact in _told(column.facts, location)]
    acts = _Acts(place)
    return [
        {
            # As texts: Django would look up how to write each number in the person's language.
            "id": str(row.id),
            "version": str(row.version),
            "number": str(row.id),
            "is_deleted": row.is_deleted,
            "status": str(row.status),
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
        # Rows of a page have much in common: each value is put into words once.
        yield fact.name, fact.value, cache(text)


def _money_text(text: Callable[[Any], Any], location: Location) -> Callable[[Any], str]:
    return lambda amount: money(text(amount), location)


@dataclass(frozen=True)
class FiltersShown:
    """The form and the chips; the form's fields are worked out only where a template draws them."""

    place: Place

    @cached_property
    def fields(self) -> list[Field]:
        """The filters in their order."""
        return self.place.filters.fields()

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""
        return self.place.is_wrong

    @property
    def unknown(self) -> list[str]:
        """The parameters that are no filters."""
        return self.place.filters.unknown

    @property
    def problems(self) -> list[str]:
        """What is wrong beside the filters, in sentences."""
        return [sentence for sentences in self.place.problems.values() for sentence in sentences]

    @property
    def more_number(self) -> int:
        """How many filters are used of those that are folded away."""
        return sum(field.is_used for field in self.fields if not field.is_first)

    @property
    def more_is_open(self) -> bool:
        """Whether something is wrong among those that are folded away."""
        return any(field.errors for field in self.fields if not field.is_first)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes."""
        return self.place.kept()

    @property
    def reset_url(self) -> str:
        """The address without any filter."""
        return _with_kept(self.place, "")

    @cached_property
    def chips(self) -> list[dict[str, str]]:
        """Each condition in words, with the address that takes it off."""
        chips = self.place.filters.chips()
        return [{"words": chip.words, "url": _with_kept(self.place, chip.query)} for chip in chips]


def _with_kept(place: Place, query: str) -> str:
    question = "&".join(part for part in (query, urlencode(place.kept())) if part)
    return f"{place.here}?{question}" if question else place.here


@dataclass(frozen=True)
class Heading:
    """The heading of a column; that of a date leads to its order, and back."""

    name: str
    heading: str
    css: str
    sort: str
    sort_url: str


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


def total_in_words(total: int) -> str:
    """How many match; one more than is counted stands for "more than that"."""
    if total > COUNTED:
        return _("more than %(number)s bookings") % {"number": grouped(COUNTED)}
    return exactly_in_words(total)


def taking_all(total: int, shown: int) -> dict[str, str]:
    """The words of "select all that match": only where more match than the page shows, and not too many for one act."""
    if total <= shown:
        return {}
    if total > MOST:
        words = _("To choose all that match, narrow the question to %(most)s bookings.")
        return {"too_many": words % {"most": grouped(MOST)}}
    number = {"number": grouped(total)}
    return {"offer": _("Select all %(number)s that match") % number, "taken": _("All %(number)s that match") % number}


def exactly_in_words(total: int) -> str:
    """Such as 1,284 bookings."""
    return ngettext("%(number)s booking", "%(number)s bookings", total) % {"number": grouped(total)}


def grouped(number: int) -> str:
    """The number as the person's language writes it."""
    return str(number_format(number, force_grouping=True))


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


def week_start(location: Location) -> int:
    """The first day of the week at the location: 0 is Sunday, 1 Monday."""
    return int(get_format("FIRST_DAY_OF_WEEK", location.locale, use_l10n=True))
