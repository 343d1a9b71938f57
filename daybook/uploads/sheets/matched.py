"""The rows of a table as an upload reads them: by the matching that the person made, now or for an earlier file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from daybook.shared.actor import Actor
from daybook.shared.sheets.columns import HEADING_WITHIN, ColumnIn, Matching, match_headings
from daybook.shared.sheets.frames import SheetRow
from daybook.shared.sheets.reading import Table
from daybook.shared.sheets.rows import ReadRow, read_rows
from daybook.uploads.models import Upload
from daybook.uploads.steps.engine import Ground
from daybook.uploads.steps.matchings import NONE_OF_THEM, remembered
from daybook.uploads.wishes import Headed


def read_matched(table: Table, upload: Upload, ground: Ground, actor: Actor) -> tuple[Headed, Iterator[ReadRow]]:
    """What the heading row says, and the rows below it with their values and problems."""
    stream = iter(table)
    first = list(islice(stream, HEADING_WITHIN))
    by_hand = upload.by_hand or remembered_for(first, upload.section, ground.columns, actor)
    columns, places = told_by_hand(ground.columns, by_hand)
    matching, rows = read_rows(chain(first, stream), columns, checks=ground.checks, by_hand=places)
    upload.by_hand = by_hand
    return Headed(table.sheet, table.sheets, matching.headings, matching.places), rows


def matched(first: Sequence[SheetRow], columns: Sequence[ColumnIn], by_hand: Mapping[str, int]) -> Matching:
    """Which column is which, as far as the first rows of the table and the person tell; the first of two alike."""
    sought, places = told_by_hand(columns, by_hand)
    return match_headings(first, sought, by_hand=places, first_counts=True)


def remembered_for(
    first: Sequence[SheetRow], section: str, columns: Sequence[ColumnIn], actor: Actor
) -> dict[str, int]:
    """How a file with these headings was matched last time."""
    return remembered(section, match_headings(first, columns, first_counts=True).headings, actor)


def told_by_hand(columns: Iterable[ColumnIn], by_hand: Mapping[str, int]) -> tuple[list[ColumnIn], dict[str, int]]:
    """The columns, those that the file has not no longer sought in it, and the places of those that were matched."""
    left_out = {name for name, place in by_hand.items() if place == NONE_OF_THEM}
    sought = [replace(column, is_sought=False) if column.name in left_out else column for column in columns]
    return sought, {name: place for name, place in by_hand.items() if place != NONE_OF_THEM}
