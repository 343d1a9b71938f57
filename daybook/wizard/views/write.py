"""The last step: rows are written after a last look, and taken back as a whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.shared.desk import needs
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import begin_taking_back, begin_writing
from daybook.uploads.queries import upload_of
from daybook.wizard.sheets.sections import engine_of
from daybook.wizard.views.ground import WizardRequest, address, head_of, told_at_the_upload
from daybook.wizard.views.words import grouped, rows_in_words, things_in_words


@require_safe
@needs(Right.FULL)
def confirm(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """How many rows will be written, what waits, and that nobody is notified."""
    actor, upload = request.actor, upload_of(upload_id, request.actor)
    here = address("upload", actor, upload.pk)
    if upload.state != UploadState.CHECKED or not upload.rows_ready:
        return redirect(here)
    things = things_in_words(upload.section, upload.rows_ready)
    context = {
        "head": head_of(upload, 4, actor),
        "question": _("Write %(things)s?") % {"things": things},
        "facts": _facts(upload),
        "verb": _("Write %(things)s") % {"things": things},
        "write_url": address("write", actor, upload.pk),
        "stamp": upload.stamp,
        "back_url": here,
    }
    return render(request, "wizard/confirm.html", context)


@needs(Right.FULL)
@require_POST
@told_at_the_upload
def write(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """Let the good rows be written, and show how far it is."""
    seen = request.POST.get("seen", "")
    begin_writing(upload_id, good_rows_only=True, seen=seen, actor=request.actor)
    return redirect(address("upload", request.actor, upload_id))


@require_safe
@needs(Right.FULL)
def confirm_take_back(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """What a take back removes, and what it keeps and why."""
    actor, upload = request.actor, upload_of(upload_id, request.actor)
    here = address("upload", actor, upload.pk)
    if upload.state not in {UploadState.DONE, UploadState.FAILED} or not upload.rows_made:
        return redirect(here)
    things = things_in_words(upload.section, upload.rows_made)
    context = {
        "head": head_of(upload, 4, actor),
        "question": _("Take %(things)s back?") % {"things": things},
        "facts": _facts_of_take_back(upload),
        "post_url": address("take_back", actor, upload.pk),
        "back_url": here,
    }
    return render(request, "wizard/take_back.html", context)


@needs(Right.FULL)
@require_POST
@told_at_the_upload
def take_back(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """Let all that nothing has touched be removed, and show how far it is."""
    begin_taking_back(upload_id, actor=request.actor)
    return redirect(address("upload", request.actor, upload_id))


def _facts(upload: Upload) -> list[str]:
    facts = [_("Nobody is notified: no message goes to clients or staff.")]
    if upload.rows_warned:
        sentence = ngettext(
            "%(number)s of the rows has a warning and is written as the check told.",
            "%(number)s of the rows have a warning and are written as the check told.",
            upload.rows_warned,
        )
        facts.append(sentence % {"number": grouped(upload.rows_warned)})
    if upload.rows_refused:
        rows = {"rows": rows_in_words(upload.rows_refused)}
        facts.append(_("%(rows)s with problems will wait: you can fetch them as a file, mend and upload them.") % rows)
    if upload.rows_there:
        facts.append(_("%(rows)s already there: nothing changes.") % {"rows": rows_in_words(upload.rows_there)})
    facts.append(_("While it runs, staff and services of this location cannot be changed."))
    facts.append(_("A wrong upload can be taken back as a whole; what somebody has worked with since is kept."))
    return facts


def _facts_of_take_back(upload: Upload) -> list[str]:
    facts = [_("What this upload made is removed, and its time is free again.")]
    if upload.section != UploadSection.BOOKINGS:
        facts = [_("What this upload made is removed.")]
    facts.append(
        _("What somebody has changed, paid, deleted or referred to since is kept, and listed with the reason.")
    )
    if stays := engine_of(upload.section).what_stays:
        facts.append(str(stays))
    facts.append(_("Nobody is notified."))
    return facts
