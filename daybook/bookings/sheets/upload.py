"""Bringing in a file of bookings: check it, then write it. The wizard, the command line and the demo all come here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from daybook.bookings.operations import Written, refuse_next_row, stage_upload, write_rows
from daybook.bookings.operations.write_upload import SOME
from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.sheets.import_columns import booking_checks, booking_columns, booking_of
from daybook.bookings.sheets.upload_ground import Ground
from daybook.bookings.wishes import RowIn
from daybook.shared.actor import Actor
from daybook.shared.alone import alone
from daybook.shared.errors import DomainError
from daybook.shared.sheets.frames import cells_as_json
from daybook.shared.sheets.reading import open_table
from daybook.shared.sheets.rows import ReadRow, read_rows
from daybook.uploads.models import Upload
from daybook.uploads.wishes import FileIn


class UploadBusy(DomainError):
    """Another file is being written at this location."""

    code = "upload_busy"


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


def check_upload(source: Source, *, actor: Actor) -> Upload:
    """Give every row of the file its verdict. No booking, client or visit is made, and none is touched.

    `SheetError` for what is no table, `NotAllowed` without full access.
    """
    ground = Ground(actor, source.accepted)
    name = source.name or source.path.name
    with open_table(source.path, name=name, sheet=source.sheet) as table:
        matching, rows = read_rows(
            table,
            booking_columns(ground.place),
            checks=(*booking_checks(ground.staff, ground.services), *ground.checks),
            by_hand=source.by_hand,
        )
        file = FileIn(name, source.digest(), source.path.stat().st_size, matching.headings)
        return stage_upload(file, map(_row_in, rows), actor=actor)


def write_upload(upload: Upload, *, actor: Actor, tell: Callable[[Upload], None] | None = None) -> Upload:
    """Write the good rows of a checked file, or go on where an earlier try was ended; safe to repeat.

    `tell` hears of the upload after each step. `UploadBusy` while another file is being written here.
    """
    with alone("bookings.upload", actor.location_id) as is_alone:
        if not is_alone:
            raise UploadBusy(_("Another file is being written at this location. Try again when it is done."))
        for _step in _steps(upload, actor):
            upload.refresh_from_db()
            if tell:
                tell(upload)
    upload.refresh_from_db()
    return upload


def _steps(upload: Upload, actor: Actor) -> Iterator[Written]:
    """Some rows at a time; fewer where a race is lost, until the one row that loses it is found and left out."""
    after, some = 0, SOME
    while True:
        try:
            written = write_rows(upload.pk, after=after, at_most=some, actor=actor)
        except TimeTaken:
            if some > 1:
                some = max(1, some // 8)
                continue
            written = refuse_next_row(upload.pk, after=after, actor=actor)
        yield written
        if not written.last:
            return
        after, some = written.last, min(SOME, some * 8)


def _row_in(row: ReadRow) -> RowIn:
    values = row.values
    return RowIn(
        number=row.number,
        cells=cells_as_json(row.cells),
        problems=row.problems,
        booking=booking_of(row) if row.is_good else None,
        starts_at=values.get("starts_at"),
        staff_id=values.get("staff"),
        client_phone=values.get("client_phone", ""),
        booking_id=values.get("number"),
        created_at=values.get("created_at"),
    )
