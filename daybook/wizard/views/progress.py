"""How far the job is that works on an upload."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.desk import needs
from daybook.uploads.choices import AT_WORK, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.queries import upload_of
from daybook.wizard.queries import waits_for_worker
from daybook.wizard.views.ground import WizardRequest, address, head_of
from daybook.wizard.views.words import grouped, rows_in_words

STEPS = {UploadState.CHECKING: 3, UploadState.WRITING: 4, UploadState.TAKING_BACK: 4}


@require_safe
@needs(Right.FULL)
def progress(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """The part of the page that tells how far it is; when it is done, htmx is told to show the page anew."""
    upload = upload_of(upload_id, request.actor)
    if upload.state not in AT_WORK:
        return HttpResponseClientRefresh()
    return render(request, "wizard/_progress.html", {"progress": progress_of(upload, request.actor)})


def working_page(request: WizardRequest, upload: Upload) -> HttpResponse:
    """The page of an upload on which a job works."""
    head = head_of(upload, STEPS[UploadState(upload.state)], request.actor)
    context = {"head": head, "progress": progress_of(upload, request.actor)}
    return render(request, "wizard/working.html", context)


def progress_of(upload: Upload, actor: Actor) -> dict[str, Any]:
    """How far it is, in numbers and in words."""
    title, done, most = _far(upload)
    tenth = 10 * (10 * done // most) if most else 0
    return {
        "url": address("progress", actor, upload.pk),
        "page_url": address("upload", actor, upload.pk),
        "title": title,
        "words": _words(done, most),
        "done": done,
        "most": most,
        "spoken": _("%(title)s: %(percent)s percent") % {"title": title, "percent": tenth} if tenth else title,
        "waits": waits_for_worker(upload),
    }


def _far(upload: Upload) -> tuple[str, int, int]:
    """What is being done, how many rows are done, and of how many; 0 where that is not known yet."""
    match UploadState(upload.state):
        case UploadState.WRITING:
            return _("The rows are being written"), upload.rows_total - upload.rows_ready, upload.rows_total
        case UploadState.TAKING_BACK:
            return _("The upload is being taken back"), upload.rows_taken_back + upload.rows_kept, upload.rows_made
        case _:
            return _("The file is being checked"), upload.rows_read, 0


def _words(done: int, most: int) -> str:
    if most:
        return _("%(done)s of %(rows)s") % {"done": grouped(done), "rows": rows_in_words(most)}
    return _("%(rows)s read so far") % {"rows": rows_in_words(done)}
