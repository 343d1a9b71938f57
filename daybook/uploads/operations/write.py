"""Writing a checked file, some rows at a time: what is written is written, whatever happens after."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.operations import operation, sign
from daybook.shared.sheets.rows import Problem
from daybook.uploads.choices import UploadState, Verdict
from daybook.uploads.models import Upload
from daybook.uploads.rules import NotNow
from daybook.uploads.steps.alone import refuse_beside_another
from daybook.uploads.steps.begin import begin, demand_state, set_at_work
from daybook.uploads.steps.engine import Engine
from daybook.uploads.steps.hold import held, take_time
from daybook.uploads.steps.kept import let_go_of_file
from daybook.uploads.steps.laying import keep_written, lay_out_ready
from daybook.uploads.steps.staging import problem_as_json

SOME = 2_000


@dataclass(frozen=True)
class Written:
    """What one call did; `last` is the number of the last row it looked at, 0 where nothing was left."""

    made: int
    there: int
    refused: int
    last: int


NOTHING_LEFT = Written(0, 0, 0, 0)


@operation
def begin_writing(
    upload_id: int, *, good_rows_only: bool = False, seen: str = "", here: bool = False, actor: Actor
) -> Upload:
    """Let the good rows be written, by a job or, `here`, by the caller; harmless where that was begun before.

    `good_rows_only` says that the person knows of the rows with problems; without it there may be none. `seen` is the
    stamp of the check that they looked at: what was checked anew since is not written unseen. `UploadBusy` while
    another file is being written at the location.
    """
    refuse_beside_another(upload_id, actor)
    upload = held(upload_id, actor)
    if upload.state in {UploadState.WRITING, UploadState.DONE}:
        return upload
    demand_state(upload, UploadState.CHECKED, UploadState.FAILED)
    if seen and seen != upload.stamp:
        raise NotNow(_("The file was checked again meanwhile. Look at its rows, then go on."))
    if not upload.rows_ready and not upload.rows_there:
        raise NotNow(_("There are no rows that could be written. Check the file first."))
    if upload.rows_refused and not good_rows_only and upload.state == UploadState.CHECKED:
        sentence = _("%(count)s rows have problems. Say that the good rows shall be written without them.")
        raise NotNow(sentence % {"count": upload.rows_refused})
    (set_at_work if here else begin)(upload, UploadState.WRITING, actor)
    return upload


@operation
def write_rows(upload_id: int, engine: Engine, *, after: int = 0, at_most: int = SOME, actor: Actor) -> Written:
    """Write the next ready rows above row `after`; without any the upload is done.

    What is made of a row and its verdict are one transaction, so a row is never written twice and none is lost. Raises
    `RaceLost` where somebody else was faster with one of them at this very moment: then nothing was written.
    """
    take_time()
    upload = _being_written(upload_id, actor)
    sign(actor.through(Channel.UPLOAD))
    if not lay_out_ready(upload, engine.wish_columns, after=after, at_most=at_most):
        if not _has_ready(upload):
            let_go_of_file(upload)
            _change(upload, actor, state=UploadState.DONE, finished_at=timezone.now(), file_key="")
        return NOTHING_LEFT
    engine.write(upload, actor.through(Channel.UPLOAD))
    counted = keep_written(upload)
    written = Written(counted.ready, counted.there, counted.refused, counted.last)
    _change(
        upload,
        actor,
        rows_made=F("rows_made") + written.made,
        rows_there=F("rows_there") + written.there,
        rows_refused=F("rows_refused") + written.refused,
    )
    return written


@operation
def refuse_next_row(upload_id: int, *, after: int = 0, actor: Actor) -> Written:
    """Leave the next ready row above row `after` out, since somebody is faster whenever it is to be written."""
    upload = _being_written(upload_id, actor)
    row = upload.rows.filter(verdict=Verdict.READY, number__gt=after).order_by("number").first()
    if row is None:
        return NOTHING_LEFT
    sentence = _("Somebody else was faster while the row was being written. Check the file again.")
    row.verdict = Verdict.REFUSED
    row.problems = [*row.problems, problem_as_json(Problem(row.number, "", "", sentence, "race"))]
    row.save(update_fields=["verdict", "problems"])
    _change(upload, actor, rows_refused=F("rows_refused") + 1)
    return Written(0, 0, 1, row.number)


def _being_written(upload_id: int, actor: Actor) -> Upload:
    upload = held(upload_id, actor)
    if upload.state != UploadState.WRITING:
        raise NotNow(_("The file is not being written."))
    return upload


def _has_ready(upload: Upload) -> bool:
    return upload.rows.filter(verdict=Verdict.READY).exists()


def _change(upload: Upload, actor: Actor, **changes: object) -> None:
    Upload.objects.of(actor).filter(pk=upload.pk).update(**changes)
