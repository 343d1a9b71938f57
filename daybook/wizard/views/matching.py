"""The columns of a file as the page shows them, each with what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from django.utils.translation import gettext as _

from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.near import one_of_words
from daybook.uploads.sheets.glimpse import Glimpse
from daybook.wizard.forms import field_of
from daybook.wizard.views.cells import written

SAMPLES = 3


@dataclass(frozen=True)
class Trouble:
    """Why the file cannot be checked by this matching: sentences about the whole, and about single fields."""

    sentences: Sequence[str] = ()
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


NO_TROUBLE = Trouble()


def matching_shown(seen: Glimpse, chosen: Mapping[str, str] | None, trouble: Trouble) -> dict[str, Any]:
    """What the page is given; `chosen` is what the person sent for each field, where they sent something."""
    by_place = {place: name for name, place in seen.places.items()}
    sentences = trouble.sentences or (missing_in_words(seen.missing) if chosen is None else ())
    return {
        "sheets": seen.sheets if len(seen.sheets) > 1 else [],
        "sheet": seen.sheet,
        "heading_row": seen.heading_row,
        "is_remembered": seen.is_remembered,
        "problems": sentences,
        "columns": [
            {
                "name": field_of(place),
                "letter": _letter(place),
                "heading": seen.headings[place] or _("(no heading)"),
                "samples": _samples(seen, place),
                "chosen": by_place.get(place, "") if chosen is None else chosen.get(field_of(place), ""),
                "how": _how(seen, by_place.get(place, "")) if chosen is None else "",
                "error": " ".join(trouble.fields.get(field_of(place), ())),
            }
            for place in range(len(seen.headings))
            if seen.headings[place] or _samples(seen, place)
        ],
        "choices": [{"value": column.name, "label": _label(column)} for column in seen.columns],
    }


def missing_in_words(missing: Iterable[ColumnIn]) -> list[str]:
    """Each column that is needed and chosen for nothing; of those that stand for each other, all in one sentence."""
    groups: dict[str, list[str]] = {}
    for column in missing:
        groups.setdefault(column.one_of or column.name, []).append(str(column.heading))
    sentence = _("Choose which column is %(headings)s: it is needed.")
    return [sentence % {"headings": one_of_words(headings)} for headings in groups.values()]


def _samples(seen: Glimpse, place: int) -> list[str]:
    """The first things that stand below the heading."""
    found = (written(row.cell(place)) for row in seen.rows)
    return [text for text in found if text][:SAMPLES]


def _how(seen: Glimpse, name: str) -> str:
    if not name:
        return ""
    if seen.by_hand.get(name) != seen.places[name]:
        return _("Recognised")
    return _("As last time") if seen.is_remembered else _("Chosen")


def _label(column: ColumnIn) -> str:
    return f"{column.heading} *" if column.required else str(column.heading)


def _letter(place: int) -> str:
    """As a spreadsheet program names the column."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
