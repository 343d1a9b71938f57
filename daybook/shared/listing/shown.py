"""What the templates of a list are given: rows, headings, the ways to other pages, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from daybook.shared.listing.declared import ListColumn
from daybook.shared.listing.found import Found
from daybook.shared.listing.place import ListPlace
from daybook.shared.listing.question import Heading
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.templatetags.shown import CountsMoney, length, moment, money

CSS = {CellKind.MONEY: "money", CellKind.NUMBER: "tabular", CellKind.MOMENT: "tabular"}


def rows_shown(found: Found[Any], place: ListPlace, location: CountsMoney) -> list[dict[str, Any]]:
    """Each row as its cells, in the order of the columns."""
    cells = [
        (
            {
                "css": " ".join(filter(None, (f"cell-{column.name}", CSS.get(column.kind)))),
                "heading": str(column.heading),
                "is_wide": column.is_wide,
                "drawn": column.drawn,
            },
            column.value,
            _words_of(column, location),
        )
        for column in place.listing.on_page
    ]
    return [
        {
            # As text: Django would look up how to write the number in the person's language.
            "id": str(row.id),
            "is_retired": row.is_retired,
            "url": place.below(str(row.id)) if _opens(row, place) else "",
            "row": row,
            "cells": [{**look, "text": words(value(row))} for look, value, words in cells],
        }
        for row in found.page.rows
    ]


def _opens(row: Any, place: ListPlace) -> bool:
    """Whether the row opens a card: those of some lists only where the row says `has_card`."""
    return place.listing.has_cards and getattr(row, "has_card", True)


def headings_shown(place: ListPlace) -> list[Heading]:
    """The headings of the columns; those that can be sorted by lead to their order."""
    return [
        Heading(
            column.name,
            str(column.heading),
            CSS.get(column.kind, ""),
            _sorting(column, place),
            _sort_url(column, place) if column.order else "",
        )
        for column in place.listing.on_page
    ]


def page_shown(found: Found[Any], place: ListPlace, location: CountsMoney) -> dict[str, Any]:
    """The rows of the page and the ways to the pages beside it."""
    page = found.page
    return {
        "rows": rows_shown(found, place, location),
        "newer_url": place.address(cursor=page.before) if page.before else "",
        "older_url": place.address(cursor=page.after) if page.after else "",
        "newer_words": _("Previous"),
        "older_words": _("Next"),
    }


def _words_of(column: ListColumn[Any], location: CountsMoney) -> Callable[[Any], str]:
    if column.kind is CellKind.MONEY:
        return lambda amount: money(amount, location)
    return _words


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, timedelta):
        return length(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _sorting(column: ListColumn[Any], place: ListPlace) -> str:
    if column.order != place.order.name.removeprefix("-"):
        return ""
    return "descending" if place.order.descending else "ascending"


def _sort_url(column: ListColumn[Any], place: ListPlace) -> str:
    """A click on the order that stands turns it round; on another begins with its usual direction."""
    first, other = column.order, f"-{column.order}"
    if place.listing.sorts[column.order].is_newest_first:
        first, other = other, first
    return place.address(sort=other if place.order.name == first else first)
