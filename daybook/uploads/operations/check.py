"""The check of a file: every row gets its verdict, and nothing of the section is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation
from daybook.shared.sheets.rows import ReadRow
from daybook.uploads.choices import UploadState, Verdict
from daybook.uploads.models import Upload
from daybook.uploads.rights import refusal_to_upload
from daybook.uploads.rules import NotNow
from daybook.uploads.steps.begin import begin, demand_state
from daybook.uploads.steps.engine import Engine, Ground
from daybook.uploads.steps.hold import held, take_time
from daybook.uploads.steps.matchings import remember
from daybook.uploads.steps.staging import fill_staging, judge, keep_staging
from daybook.uploads.wishes import Headed

TOTALS = {
    "rows_total": Count("pk"),
    "rows_there": Count("pk", filter=Q(verdict=Verdict.THERE)),
    "rows_refused": Count("pk", filter=Q(verdict=Verdict.REFUSED)),
    "rows_warned": Count("pk", filter=Q(verdict=Verdict.READY) & ~Q(problems=[])),
}
CHECKABLE = (UploadState.RECEIVED, UploadState.CHECKED, UploadState.FAILED)


@operation
def begin_check(upload_id: int, *, actor: Actor) -> Upload:
    """Let every row of the file be given its verdict, by a job; harmless while that is being done already."""
    upload = held(upload_id, actor)
    if upload.state != UploadState.CHECKING:
        _check(upload, actor)
    return upload


@operation
def accept_names(upload_id: int, names: Mapping[str, str], *, actor: Actor) -> Upload:
    """Take names as the file writes them for those in Settings, in the whole file, and check it again."""
    upload = held(upload_id, actor)
    demand_state(upload, *CHECKABLE)
    upload.accepted = {**upload.accepted, **names}
    _check(upload, actor)
    return upload


@operation
def stage_rows(
    upload: Upload, rows: Iterable[ReadRow], engine: Engine, ground: Ground, *, headed: Headed, actor: Actor
) -> Upload:
    """Keep the rows of the file, each with its verdict and everything that is to be said about it.

    `rows` are read as they are written, so memory does not grow with them; what they raise leaves nothing behind. An
    upload that is no longer being checked when they have all come raises `NotNow`.
    """
    refuse(refusal_to_upload(actor))
    take_time()
    upload.headings, upload.places = list(headed.headings), dict(headed.places)
    fill_staging(rows, engine, ground)
    judge(upload, engine, actor)
    kept = held(upload.pk, actor)
    if kept.state != UploadState.CHECKING:
        raise NotNow(_("The check was ended meanwhile."))
    keep_staging(kept)
    for name, number in kept.rows.aggregate(**TOTALS).items():
        setattr(kept, name, number)
    kept.headings, kept.places, kept.by_hand = upload.headings, upload.places, upload.by_hand
    kept.sheet, kept.sheets = headed.sheet, list(headed.sheets)
    kept.rows_read, kept.rows_made, kept.state = kept.rows_total, 0, UploadState.CHECKED
    kept.save()
    remember(kept)
    return kept


def _check(upload: Upload, actor: Actor) -> None:
    demand_state(upload, *CHECKABLE)
    if not upload.file_key or upload.rows_made:
        raise NotNow(_("The file is not kept any more. Bring it in again."))
    upload.rows_read = 0
    begin(upload, UploadState.CHECKING, actor)
