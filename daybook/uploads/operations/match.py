"""Saying which column of the file is which."""

from __future__ import annotations

from collections.abc import Mapping

from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.shared.sheets.reading import refuse_strange_sheet
from daybook.uploads.models import Upload
from daybook.uploads.operations.check import CHECKABLE
from daybook.uploads.steps.begin import demand_state
from daybook.uploads.steps.hold import held


@operation
def match_columns(upload_id: int, sheet: str, by_hand: Mapping[str, int], *, actor: Actor) -> Upload:
    """Read this sheet of the file (empty: the first with anything in it), and these columns as the person matched them.

    `by_hand` gives the index of the file's own column by the name of ours; -1 says that the file has none of it. Once
    the file is checked the matching is remembered for the next one with the same headings. `SheetError` for what can
    be no sheet's name.
    """
    refuse_strange_sheet(sheet)
    upload = held(upload_id, actor)
    demand_state(upload, *CHECKABLE)
    upload.sheet, upload.by_hand = sheet, dict(by_hand)
    upload.save(update_fields=["sheet", "by_hand"])
    return upload
