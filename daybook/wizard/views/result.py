"""What became of an upload, and the rows of it that were not written."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daybook.access.choices import Right
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from daybook.wizard.views.ground import WizardRequest, address, head_of, register_of
from daybook.wizard.views.rows import table_of
from daybook.wizard.views.words import headline_of, outcome_of

LISTS = {
    UploadSection.CLIENTS: ("clients:clients", gettext_lazy("Show the clients")),
    UploadSection.SERVICES: ("catalogue:services", gettext_lazy("Show the services")),
    UploadSection.STAFF: ("staff:staff", gettext_lazy("Show the staff")),
}
"""Where what was made stands, of the sections that the register does not show."""
OF_FIRST_STEPS = frozenset({UploadSection.SERVICES, UploadSection.STAFF})


def may_be_taken_back(upload: Upload) -> bool:
    """Whether there is something that the upload made and that could go again."""
    return upload.state in {UploadState.DONE, UploadState.FAILED} and upload.rows_made > upload.rows_taken_back


def register_url_of(upload: Upload, request: WizardRequest) -> str:
    """The register with what the upload made; empty for another section, or where it made nothing."""
    sees = request.actor.has(Right.REGISTER) and upload.section == UploadSection.BOOKINGS
    return f"{register_of(request.actor, 'upload')}{upload.pk}" if sees and upload.rows_made else ""


def _ways_on(upload: Upload, request: WizardRequest) -> list[tuple[str, str]]:
    """Words and addresses: to the list of what was made, and back to the first steps, which the file may be one of."""
    section = UploadSection(upload.section)
    if section not in LISTS or not upload.rows_made:
        return []
    here = {"location_id": request.actor.location_id}
    name, words = LISTS[section]
    ways = [(str(words), reverse(name, kwargs=here))]
    if section in OF_FIRST_STEPS and request.actor.has(Right.FULL):
        ways.append((_("Go on with staff and services"), reverse("setup:fill", kwargs=here)))
    return ways


def result_page(request: WizardRequest, upload: Upload) -> HttpResponse:
    """The numbers, the ways on, and the rows."""
    actor, is_failed = request.actor, upload.state == UploadState.FAILED
    context = {
        "head": head_of(upload, 4 if upload.rows_total else 3, actor),
        "headline": headline_of(upload),
        "outcome": outcome_of(upload) if upload.rows_total else "",
        "problem": upload.problem,
        "sentences": _sentences(upload),
        "register_url": register_url_of(upload, request),
        "ways_on": _ways_on(upload, request),
        "again_url": f"{address('new', actor)}?{urlencode({'section': upload.section})}",
        "go_on_url": address("write", actor, upload.pk) if is_failed and upload.rows_ready else "",
        "check_url": address("check_again", actor, upload.pk) if is_failed and not upload.rows_total else "",
        "refused_url": address("refused", actor, upload.pk) if upload.rows_refused else "",
        "take_back_url": address("confirm_take_back", actor, upload.pk) if may_be_taken_back(upload) else "",
        **(table_of(upload, request.GET, actor) if upload.rows_total else {}),
    }
    return render(request, "wizard/result.html", context)


def _sentences(upload: Upload) -> list[str]:
    sentences = []
    if upload.state == UploadState.DONE and upload.rows_refused:
        sentences.append(_("Fetch the rows with problems as a file, mend them, and upload that file."))
    if upload.rows_kept:
        sentences.append(_("What was kept is listed below, each with its reason."))
    if upload.state == UploadState.DONE and upload.rows_made:
        sentences.append(_("Nobody was notified."))
    return sentences
