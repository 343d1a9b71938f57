"""A first look into a file that came in: its sheets, its first rows, and which column seems to be which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.shared.sheets.columns import HEADING_WITHIN, ColumnIn
from daybook.shared.sheets.frames import SheetRow
from daybook.shared.sheets.reading import open_table
from daybook.uploads.models import Upload
from daybook.uploads.sheets.matched import matched, remembered_for
from daybook.uploads.steps.engine import Engine
from daybook.uploads.steps.kept import here

SOME = 5


@dataclass(frozen=True)
class Glimpse:
    """What a file shows before it is checked.

    `places` are our columns' indexes among the `headings`; `by_hand` are those of them that somebody matched, now or
    for an earlier file with the same headings (`is_remembered`). `missing` are needed and not found, `unknown` are the
    file's own that are not read. `rows` are the first below the headings.
    """

    sheets: Sequence[str]
    sheet: str
    columns: Sequence[ColumnIn]
    heading_row: int
    headings: Sequence[str]
    places: Mapping[str, int]
    by_hand: Mapping[str, int]
    is_remembered: bool
    missing: Sequence[ColumnIn]
    unknown: Sequence[str]
    rows: Sequence[SheetRow]


def glimpse(upload: Upload, engine: Engine, *, actor: Actor, sheet: str | None = None) -> Glimpse:
    """Look into the upload's file, or another `sheet` of it; `SheetError` says in words why it is no table."""
    columns = engine.ground(actor, {}).columns
    chosen = sheet if sheet is not None else upload.sheet
    try:
        with here(upload) as path, open_table(path, name=upload.name, sheet=chosen or None) as table:
            first = list(islice(iter(table), HEADING_WITHIN + SOME))
    except FileNotFoundError:
        raise NotThere(_("The file is not kept any more. Bring it in again.")) from None
    head = first[:HEADING_WITHIN]
    # What was matched in one sheet says nothing about another.
    is_another = bool(upload.sheet) and chosen != upload.sheet
    by_hand = {} if is_another else dict(upload.by_hand)
    by_hand = by_hand or remembered_for(head, upload.section, columns, actor)
    matching = matched(head, columns, by_hand)
    return Glimpse(
        sheets=table.sheets,
        sheet=table.sheet,
        columns=columns,
        heading_row=matching.row,
        headings=matching.headings,
        places=matching.places,
        by_hand=by_hand,
        is_remembered=bool(by_hand) and not upload.by_hand,
        missing=matching.missing,
        unknown=matching.unknown,
        rows=[row for row in first if row.number > matching.row][:SOME],
    )
