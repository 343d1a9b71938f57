"""Uploads as tests make them without a file."""

from __future__ import annotations

from collections.abc import Iterable

from daybook.shared.actor import Actor
from daybook.shared.sheets.rows import ReadRow
from daybook.uploads.models import Upload
from daybook.uploads.operations import receive_file_here, stage_rows
from daybook.uploads.steps.engine import Engine
from daybook.uploads.wishes import FileHere, Headed


def staged(rows: Iterable[ReadRow], engine: Engine, actor: Actor) -> Upload:
    """A checked upload of these rows."""
    upload = receive_file_here(FileHere(engine.section, "old.csv", "0" * 64, 1), actor=actor)
    headed = Headed("", (), ("Date",), {})
    return stage_rows(upload, rows, engine, engine.ground(actor, {}), headed=headed, actor=actor)
