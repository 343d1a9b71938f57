"""Setting off the work on an upload."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.jobs import later
from daybook.uploads.choices import AT_WORK, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.rules import NotNow

JOBS = {
    UploadState.CHECKING: "wizard.check_upload",
    UploadState.WRITING: "wizard.write_upload",
    UploadState.TAKING_BACK: "wizard.take_back_upload",
}


def demand_rest(upload: Upload) -> None:
    """Refuse while a job is at work on the upload."""
    if upload.state in AT_WORK:
        raise NotNow(_("Wait for the end: the file is %(state)s.") % {"state": upload.get_state_display().lower()})


def demand_state(upload: Upload, *states: UploadState) -> None:
    """Refuse unless the upload is in one of these states."""
    demand_rest(upload)
    if upload.state not in states:
        sentence = _("This cannot be done with the file any more: it is %(state)s.")
        raise NotNow(sentence % {"state": upload.get_state_display().lower()})


def begin(upload: Upload, state: UploadState, actor: Actor) -> None:
    """Put the held upload into a state in which a job works on it, in the person's language, and ask for the job."""
    set_at_work(upload, state, actor)
    ask_for_work(upload)


def set_at_work(upload: Upload, state: UploadState, actor: Actor) -> None:
    """Note on the held upload what is done with it from now, and on whose behalf."""
    upload.state = state
    upload.language = get_language() or ""
    upload.begun_by_id, upload.begun_at, upload.finished_at = actor.user_id, timezone.now(), None
    upload.problem = ""
    upload.save()


def ask_for_work(upload: Upload) -> None:
    """Queue the job that the state of the upload asks for."""
    person = upload.begun_by_id
    later(JOBS[UploadState(upload.state)], upload_id=upload.pk, location_id=upload.location_id, user_id=person)
