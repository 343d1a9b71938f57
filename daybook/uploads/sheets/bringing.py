"""Bringing in a file: check it, write it, take it back. The jobs, the command line and the demo all come here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.alone import alone
from daybook.shared.sheets.reading import open_table
from daybook.uploads.models import Upload
from daybook.uploads.operations import (
    Written,
    begin_taking_back,
    begin_writing,
    receive_file_here,
    refuse_next_row,
    stage_rows,
    take_back_rows,
    write_rows,
)
from daybook.uploads.operations.write import SOME
from daybook.uploads.rules import RaceLost, UploadBusy
from daybook.uploads.sheets.matched import read_matched
from daybook.uploads.steps.alone import CHANGES, WRITES, being_written, told
from daybook.uploads.steps.engine import Engine
from daybook.uploads.steps.progress import counted
from daybook.uploads.wishes import FileHere

Tell = Callable[[Upload], None]


@dataclass(frozen=True)
class Source:
    """A file on this machine, under the name the person gave it, and how it is to be read.

    `accepted` are near names that the person took for the whole file: as the file writes them, as Settings do.
    `by_hand` is the matching of our columns to indexes of the file's own.
    """

    path: Path
    name: str = ""
    sheet: str | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)
    by_hand: Mapping[str, int] = field(default_factory=dict)

    def digest(self) -> str:
        """What tells these bytes from all others."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def check_upload(source: Source, engine: Engine, *, actor: Actor) -> Upload:
    """Bring in a file of this machine and give every row of it its verdict. Nothing of the section is made or touched.

    `SheetError` for what is no table, `NotAllowed` without full access; then nothing is left of the upload.
    """
    name = source.name or source.path.name
    wish = FileHere(
        section=engine.section,
        name=name,
        digest=source.digest(),
        size=source.path.stat().st_size,
        sheet=source.sheet or "",
        by_hand=source.by_hand,
        accepted=source.accepted,
    )
    with transaction.atomic():
        return check_file(receive_file_here(wish, actor=actor), source.path, engine, actor=actor)


def check_file(upload: Upload, path: Path, engine: Engine, *, actor: Actor) -> Upload:
    """Give every row of the upload's file, which lies at the path, its verdict; `SheetError` for what is no table."""
    ground = engine.ground(actor, upload.accepted)
    with open_table(path, name=upload.name, sheet=upload.sheet or None) as table:
        headed, rows = read_matched(table, upload, ground, actor)
        return stage_rows(upload, counted(rows, upload), engine, ground, headed=headed, actor=actor)


def write_upload(upload: Upload, engine: Engine, *, actor: Actor, tell: Tell | None = None) -> Upload:
    """Write the good rows of a checked file, or go on where an earlier try was ended; safe to repeat.

    `tell` hears of the upload after each step. `UploadBusy` while another file is being written here.
    """
    begin_writing(upload.pk, good_rows_only=True, here=True, actor=actor)
    return go_on_writing(upload, engine, actor=actor, tell=tell)


def go_on_writing(upload: Upload, engine: Engine, *, actor: Actor, tell: Tell | None = None) -> Upload:
    """Write what is still to be written of an upload that was begun, alone at its location."""
    return _alone(_writing(upload, engine, actor), upload, actor, tell)


def take_back_upload(upload: Upload, engine: Engine, *, actor: Actor, tell: Tell | None = None) -> Upload:
    """Remove all that the upload made and nothing has touched, or go on with that; safe to repeat."""
    begin_taking_back(upload.pk, here=True, actor=actor)
    return go_on_taking_back(upload, engine, actor=actor, tell=tell)


def go_on_taking_back(upload: Upload, engine: Engine, *, actor: Actor, tell: Tell | None = None) -> Upload:
    """Take back what is still to be taken back of an upload where that was begun, alone at its location."""
    return _alone(_taking_back(upload, engine, actor), upload, actor, tell)


def _alone(steps: Iterator[object], upload: Upload, actor: Actor, tell: Tell | None) -> Upload:
    with alone(WRITES, actor.location_id) as is_alone:
        if not is_alone:
            other = being_written(actor, beside=upload.pk)
            raise UploadBusy(told(other) if other else _("The location is being changed. Try again in a moment."))
        upload.refresh_from_db()
        # Whoever was faster may have come to the end already.
        for _step in steps if upload.state in CHANGES else ():
            upload.refresh_from_db()
            if tell:
                tell(upload)
    upload.refresh_from_db()
    return upload


def _writing(upload: Upload, engine: Engine, actor: Actor) -> Iterator[Written]:
    """Some rows at a time; fewer where a race is lost, until the one row that loses it is found and left out."""
    after, some = 0, SOME
    while True:
        try:
            written = write_rows(upload.pk, engine, after=after, at_most=some, actor=actor)
        except RaceLost:
            if some > 1:
                some = max(1, some // 8)
                continue
            written = refuse_next_row(upload.pk, after=after, actor=actor)
        yield written
        if not written.last:
            return
        after, some = written.last, min(SOME, some * 8)


def _taking_back(upload: Upload, engine: Engine, actor: Actor) -> Iterator[object]:
    after = 0
    while True:
        counted_rows = take_back_rows(upload.pk, engine, after=after, actor=actor)
        yield counted_rows
        if not counted_rows.last:
            return
        after = counted_rows.last
