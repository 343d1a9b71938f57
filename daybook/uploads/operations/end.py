"""The end of an upload that does not come by writing: it is given up by the person, or cannot go on."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.uploads.choices import AT_WORK, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.rules import NotNow
from daybook.uploads.steps.begin import ask_for_work, demand_state
from daybook.uploads.steps.hold import held
from daybook.uploads.steps.kept import let_go_of_file

GIVEN_UP_AFTER = timedelta(days=7)
STUCK_AFTER = timedelta(hours=1)
HOPELESS_AFTER = timedelta(days=1)
NEVER_WRITTEN = (UploadState.RECEIVED, UploadState.CHECKED, UploadState.FAILED)


@operation
def discard_upload(upload_id: int, *, actor: Actor) -> None:
    """Forget a file of which nothing was written, its bytes too."""
    upload = held(upload_id, actor)
    demand_state(upload, *NEVER_WRITTEN)
    if upload.rows_made:
        raise NotNow(_("Rows of this file were written. Take the upload back instead."))
    _forget(upload)


@operation
def fail_upload(upload_id: int, sentence: str, *, actor: Actor) -> None:
    """Say why the work on the upload cannot go on; what was written stays. Harmless where nobody works on it."""
    upload = Upload.objects.of(actor).filter(pk=upload_id).select_for_update().first()
    if upload and upload.state in AT_WORK:
        _fail(upload, sentence)


@operation
def tidy_uploads(*, actor: Actor) -> None:
    """At the actor's location: forget files that nobody went on with, let go of bytes that nobody needs any more, and
    take up work again that stands still."""
    now = timezone.now()
    # One that somebody works on right now needs no tidying.
    here = Upload.objects.of(actor).select_for_update(skip_locked=True)
    for upload in here.filter(state__in=NEVER_WRITTEN, created_at__lt=now - GIVEN_UP_AFTER):
        if upload.rows_made:
            _without_bytes(upload)
        else:
            _forget(upload)
    ended = here.filter(state__in=[UploadState.DONE, UploadState.TAKEN_BACK]).exclude(file_key="")
    for upload in ended:
        _without_bytes(upload)
    for upload in here.filter(state__in=AT_WORK, begun_at__lt=now - STUCK_AFTER):
        if upload.begun_at and upload.begun_at < now - HOPELESS_AFTER:
            _fail(upload, _("The work on this file did not come to its end within a day."))
        else:
            ask_for_work(upload)


def _fail(upload: Upload, sentence: str) -> None:
    if upload.state == UploadState.CHECKING:
        # Rows of an earlier check say nothing about what was asked now.
        upload.rows.all()._raw_delete(using="default")
        upload.rows_total = upload.rows_there = upload.rows_refused = upload.rows_warned = 0
    upload.state, upload.problem, upload.finished_at = UploadState.FAILED, sentence, timezone.now()
    upload.save()


def _without_bytes(upload: Upload) -> None:
    if upload.file_key:
        let_go_of_file(upload)
        upload.save(update_fields=["file_key"])


def _forget(upload: Upload) -> None:
    let_go_of_file(upload)
    upload.rows.all()._raw_delete(using="default")
    upload.delete()
