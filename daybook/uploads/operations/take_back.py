"""Taking an upload back as a whole: what nothing has touched since goes, the rest stays and is listed."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.shared.operations import operation, sign
from daybook.uploads.choices import UploadState, Verdict
from daybook.uploads.models import Upload
from daybook.uploads.rules import NotNow
from daybook.uploads.steps.alone import refuse_beside_another
from daybook.uploads.steps.begin import begin, demand_state, set_at_work
from daybook.uploads.steps.engine import Engine
from daybook.uploads.steps.hold import held, take_time
from daybook.uploads.steps.laying import Counted, keep_taken_back, lay_out_made

SOME = 2_000


@operation
def begin_taking_back(upload_id: int, *, here: bool = False, actor: Actor) -> Upload:
    """Let all that the upload made and nothing has touched be removed, by a job or, `here`, by the caller.

    Harmless where that was begun before. `UploadBusy` while another file is being written at the location.
    """
    refuse_beside_another(upload_id, actor)
    upload = held(upload_id, actor)
    if upload.state in {UploadState.TAKING_BACK, UploadState.TAKEN_BACK}:
        return upload
    demand_state(upload, UploadState.DONE, UploadState.FAILED)
    if not upload.rows.filter(verdict=Verdict.MADE).exists():
        raise NotNow(_("There is nothing to take back: the upload made nothing."))
    (set_at_work if here else begin)(upload, UploadState.TAKING_BACK, actor)
    return upload


@operation
def take_back_rows(upload_id: int, engine: Engine, *, after: int = 0, at_most: int = SOME, actor: Actor) -> Counted:
    """Take back what became of the next rows above row `after`; without any the upload is taken back.

    What is removed and the verdict of its row are one transaction. `last` is 0 where nothing was left.
    """
    take_time()
    upload = held(upload_id, actor)
    if upload.state != UploadState.TAKING_BACK:
        raise NotNow(_("The file is not being taken back."))
    sign(actor.through(Channel.UPLOAD))
    if not lay_out_made(upload, after=after, at_most=at_most):
        if not upload.rows.filter(verdict=Verdict.MADE).exists():
            _change(upload, actor, state=UploadState.TAKEN_BACK, finished_at=timezone.now())
        return Counted(0, 0, 0, 0, 0)
    engine.take_back(upload, actor.through(Channel.UPLOAD))
    counted = keep_taken_back(upload)
    taken_back, kept = F("rows_taken_back") + counted.ready, F("rows_kept") + counted.kept
    _change(upload, actor, rows_taken_back=taken_back, rows_kept=kept)
    return counted


def _change(upload: Upload, actor: Actor, **changes: object) -> None:
    Upload.objects.of(actor).filter(pk=upload.pk).update(**changes)
