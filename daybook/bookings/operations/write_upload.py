"""Writing a checked file of bookings, some rows at a time: what is written is written, whatever happens after."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.rules.refusals import refuse
from daybook.bookings.steps.races import races_refused
from daybook.bookings.steps.upload.chunk import hold_and_compare, lay_out
from daybook.bookings.steps.upload.staging import problem_as_json
from daybook.bookings.steps.upload.write import write_laid_out
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.errors import NotThere
from daybook.shared.operations import operation, sign
from daybook.shared.sheets.rows import Problem
from daybook.uploads.choices import UploadState, Verdict
from daybook.uploads.models import Upload
from daybook.uploads.rights import refusal_to_upload

SOME = 2_000


@dataclass(frozen=True)
class Written:
    """What one call did; `last` is the number of the last row it looked at, 0 where nothing was left."""

    made: int
    there: int
    refused: int
    last: int


@operation
def write_rows(upload_id: int, *, after: int = 0, at_most: int = SOME, actor: Actor) -> Written:
    """Write the next ready rows above row `after`; without any the upload is done.

    Row, booking and verdict are one transaction, so a row is never written twice and none is lost. Raises `TimeTaken`
    where somebody else took the time of one of them at this very moment: then nothing was written.
    """
    refuse(refusal_to_upload(actor))
    sign(actor.through(Channel.UPLOAD))
    upload = _held(upload_id, actor)
    if not lay_out(upload, after=after, at_most=at_most):
        if not upload.rows.filter(verdict=Verdict.READY).exists():
            _change(upload, actor, state=UploadState.DONE, finished_at=timezone.now())
        return Written(0, 0, 0, 0)
    with races_refused():
        hold_and_compare(actor)
        written = Written(*write_laid_out(upload, actor))
    _change(
        upload,
        actor,
        state=UploadState.WRITING,
        rows_made=F("rows_made") + written.made,
        rows_there=F("rows_there") + written.there,
        rows_refused=F("rows_refused") + written.refused,
    )
    return written


@operation
def refuse_next_row(upload_id: int, *, after: int = 0, actor: Actor) -> Written:
    """Leave the next ready row above row `after` out, since its time is being taken whenever it is to be written."""
    refuse(refusal_to_upload(actor))
    upload = _held(upload_id, actor)
    row = upload.rows.filter(verdict=Verdict.READY, number__gt=after).order_by("number").first()
    if row is None:
        return Written(0, 0, 0, 0)
    sentence = _("Somebody else took this time while the row was being written. Check the file again.")
    row.verdict = Verdict.REFUSED
    row.problems = [*row.problems, problem_as_json(Problem(row.number, "", "", sentence, "race"))]
    row.save(update_fields=["verdict", "problems"])
    _change(upload, actor, rows_refused=F("rows_refused") + 1)
    return Written(0, 0, 1, row.number)


@operation
def discard_upload(upload_id: int, *, actor: Actor) -> None:
    """Forget a file of which nothing was written."""
    refuse(refusal_to_upload(actor))
    upload = _held(upload_id, actor)
    if upload.state == UploadState.CHECKED:
        upload.rows.all()._raw_delete(using="default")
        upload.delete()


def _held(upload_id: int, actor: Actor) -> Upload:
    upload = Upload.objects.of(actor).filter(pk=upload_id).select_for_update().first()
    if upload is None:
        raise NotThere(_("There is no such upload here."))
    return upload


def _change(upload: Upload, actor: Actor, **changes: object) -> None:
    Upload.objects.of(actor).filter(pk=upload.pk).update(**changes)
