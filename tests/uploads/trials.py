"""One trial of each operation by which files are brought in (`tests/agreements`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from daybook.bookings.choices import VisitStatus
from daybook.bookings.sheets.upload import BOOKINGS
from daybook.shared.actor import Actor
from daybook.shared.sheets.rows import ReadRow
from daybook.uploads import operations as uploads
from daybook.uploads.models import Upload
from daybook.uploads.wishes import CellsIn, FileHere, FileIn
from tests.bookings.operations.wishing import at
from tests.factories import a_staff_member
from tests.uploads.staging import staged


def a_kept_file(actor: Actor) -> Upload:
    """A file that was received and is not read yet."""
    return uploads.receive_file(FileIn("bookings", "old.csv", ContentFile(b"Date\nsoon\n", "old.csv")), actor=actor)


def a_checked_upload(actor: Actor) -> Upload:
    """A checked file of one row that is ready to be written."""
    values = {
        "starts_at": at("10:00"),
        "duration": timedelta(hours=1),
        "staff": a_staff_member().pk,
        "client_phone": "+351912345678",
        "client_name": "Bea",
        "services": (),
        "line_prices": (),
        "line_discounts": (),
        "comment": "",
        "status": VisitStatus.ARRIVED,
        "created_at": None,
    }
    return staged([ReadRow(2, (), values, ())], BOOKINGS, actor)


def one_being_written(actor: Actor) -> Upload:
    """An upload that is to be written here."""
    return uploads.begin_writing(a_checked_upload(actor).pk, here=True, actor=actor)


def one_written(actor: Actor) -> Upload:
    """An upload whose one row was written."""
    upload = one_being_written(actor)
    while uploads.write_rows(upload.pk, BOOKINGS, actor=actor).last:
        pass
    return upload


def taking_back(actor: Actor) -> None:
    upload = uploads.begin_taking_back(one_written(actor).pk, here=True, actor=actor)
    uploads.take_back_rows(upload.pk, BOOKINGS, actor=actor)


UPLOAD_TRIALS: dict[Callable[..., Any], Callable[[Actor], Any]] = {
    uploads.accept_names: lambda actor: uploads.accept_names(a_kept_file(actor).pk, {"Ana": "Anna"}, actor=actor),
    uploads.begin_check: lambda actor: uploads.begin_check(a_kept_file(actor).pk, actor=actor),
    uploads.begin_taking_back: lambda actor: uploads.begin_taking_back(one_written(actor).pk, actor=actor),
    uploads.begin_writing: lambda actor: uploads.begin_writing(a_checked_upload(actor).pk, actor=actor),
    uploads.discard_upload: lambda actor: uploads.discard_upload(a_kept_file(actor).pk, actor=actor),
    uploads.fail_upload: lambda actor: uploads.fail_upload(one_being_written(actor).pk, "The end.", actor=actor),
    uploads.match_columns: lambda actor: uploads.match_columns(a_kept_file(actor).pk, "", {"comment": 0}, actor=actor),
    uploads.receive_cells: lambda actor: uploads.receive_cells(CellsIn("bookings", "Date\tClient\n"), actor=actor),
    uploads.receive_file: a_kept_file,
    uploads.receive_file_here: lambda actor: uploads.receive_file_here(
        FileHere("bookings", "old.csv", "0" * 64, 1), actor=actor
    ),
    uploads.refuse_next_row: lambda actor: uploads.refuse_next_row(one_being_written(actor).pk, actor=actor),
    uploads.stage_rows: a_checked_upload,
    uploads.take_back_rows: taking_back,
    uploads.withdraw_bytes: lambda actor: uploads.withdraw_bytes(
        ["bookings"], [a_kept_file(actor).pk], "It held somebody.", actor=actor
    ),
    uploads.tidy_uploads: lambda actor: uploads.tidy_uploads(actor=actor),
    uploads.write_rows: lambda actor: uploads.write_rows(one_being_written(actor).pk, BOOKINGS, actor=actor),
}
