"""What a table may have as columns, and which column of a stranger's table is which."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import text_of
from daybook.shared.sheets.errors import SheetError
from daybook.shared.sheets.frames import Cell, SheetRow
from daybook.shared.sheets.near import Names, did_you_mean

NOISE = re.compile(r"[\W_]+")
HEADING_WITHIN = 30  # rows: titles, logos and notes may stand above the heading row


@dataclass(frozen=True)
class ColumnIn:
    """One thing a row tells, where a table may say it, and how its cell becomes a value.

    `read` may raise a `ValueError` with a sentence, or give a `Doubtful`. Of the columns that share
    `one_of`, at least one must be there and be filled. A heading that is `faint` counts where no other one does.
    One that is not sought is not there, whatever the headings say.
    """

    name: str
    heading: str | Promise
    read: Callable[[Cell], object]
    required: bool = False
    one_of: str = ""
    synonyms: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    is_sought: bool = True

    def answers_to(self) -> set[str]:
        """Give every heading, folded, that is recognised as this column."""
        if not self.is_sought:
            return set()
        return {heading_key(word) for word in (str(self.heading), *self.synonyms, *self.faint)}


@dataclass(frozen=True)
class Matching:
    """Which column of the table is which: by the name of ours, the index of the table's own."""

    row: int
    headings: tuple[str, ...]
    places: Mapping[str, int]
    missing: tuple[ColumnIn, ...] = ()
    unknown: tuple[str, ...] = field(default=())

    def heading_of(self, column: ColumnIn) -> str:
        """Give the heading as the table writes it; our own where the table has none."""
        place = self.places.get(column.name)
        return self.headings[place] if place is not None else str(column.heading)

    def demand_complete(self) -> None:
        """Raise `SheetError` if a column is missing without which no row can be read."""
        if self.missing:
            raise SheetError("missing_columns", " ".join(_say_missing(self)))


def heading_key(text: str) -> str:
    """Fold a heading: letter case, spaces, punctuation and asterisks are forgiven."""
    return NOISE.sub(" ", text.casefold().replace("ё", "е")).strip()


def match_headings(
    rows: Sequence[SheetRow],
    columns: Sequence[ColumnIn],
    *,
    by_hand: Mapping[str, int] | None = None,
    first_counts: bool = False,
) -> Matching:
    """Find the heading row among the first rows, and our columns in it; `by_hand` wins over what is recognised.

    Two headings that mean the same raise `SheetError`, unless the first of them counts.
    """
    if not rows:
        raise SheetError("no_rows", _("There is nothing in the table."))
    known = {key: column.name for column in columns for key in column.answers_to()}
    best = max(rows[:HEADING_WITHIN], key=lambda row: (_recognised(row, known), -row.number))
    if not _recognised(best, known):
        best = next((row for row in rows[:HEADING_WITHIN] if _texts(row) > 1), rows[0])
    headings = tuple(" ".join(text_of(cell).split()) for cell in best.cells)
    faint = {heading_key(word) for column in columns if column.is_sought for word in column.faint}
    clear = {key: name for key, name in known.items() if key not in faint}
    places = {**_places(headings, clear, by_hand or {}, first_counts=first_counts), **(by_hand or {})}
    vague = {key: known[key] for key in faint}
    places = {**_places(headings, vague, places, first_counts=first_counts), **places}
    unknown = tuple(text for index, text in enumerate(headings) if text and index not in places.values())
    return Matching(best.number, headings, places, tuple(missing_columns(columns, places)), unknown)


def missing_columns(columns: Sequence[ColumnIn], places: Mapping[str, int]) -> list[ColumnIn]:
    """Give the columns without which no row can be read and that have no place."""
    groups_there = {column.one_of for column in columns if column.name in places}
    alone = [column for column in columns if column.required and column.name not in places]
    grouped = [column for column in columns if column.one_of and column.one_of not in groups_there]
    return alone + grouped


def _recognised(row: SheetRow, known: Mapping[str, str]) -> int:
    return len({known[key] for cell in row.cells if (key := heading_key(text_of(cell))) in known})


def _texts(row: SheetRow) -> int:
    return sum(isinstance(cell, str) for cell in row.cells)


def _places(
    headings: Sequence[str], known: Mapping[str, str], taken: Mapping[str, int], *, first_counts: bool
) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, heading in enumerate(headings):
        name = known.get(heading_key(heading))
        if name is None or name in taken or index in taken.values():
            continue
        if name in places and first_counts:
            continue
        if name in places:
            sentence = _("Two columns mean the same: “%(first)s” and “%(second)s”. Rename one of them.")
            both = {"first": headings[places[name]], "second": heading}
            raise SheetError("double_columns", sentence % both)
        places[name] = index
    return places


def _say_missing(matching: Matching) -> list[str]:
    offered = Names((heading, heading) for heading in matching.unknown)
    sentences = []
    for column in matching.missing:
        sentence = _("The table has no column “%(heading)s”.") % {"heading": column.heading}
        words = (str(column.heading), *column.synonyms)
        near = dict.fromkeys(found for word in words for found in offered.near(word))
        sentences.append(f"{sentence} {did_you_mean(list(near)[:1])}".strip())
    return sentences
