"""The second step: which column of the file is which."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.shared.desk import needs
from daybook.shared.errors import Invalid
from daybook.shared.sheets.columns import missing_columns
from daybook.shared.sheets.errors import SheetError
from daybook.uploads.models import Upload
from daybook.uploads.operations import begin_check, match_columns
from daybook.uploads.queries import upload_of
from daybook.uploads.sheets.glimpse import glimpse
from daybook.wizard.forms import chosen_from, places_from
from daybook.wizard.queries import BEFORE_WRITING
from daybook.wizard.sheets.sections import engine_of
from daybook.wizard.views.ground import WizardRequest, address, head_of, told_at_the_upload
from daybook.wizard.views.matching import NO_TROUBLE, Trouble, matching_shown, missing_in_words


@require_safe
@needs(Right.FULL)
def columns(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """The columns of the file with their first rows; what is recognised, or was matched before, is chosen."""
    upload = upload_of(upload_id, request.actor)
    if upload.state not in BEFORE_WRITING or upload.rows_made:
        return redirect(address("upload", request.actor, upload.pk))
    return _page(request, upload, NO_TROUBLE)


@needs(Right.FULL)
@require_POST
@told_at_the_upload
def save_columns(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """Keep the matching and let the file be checked; a matching that cannot be is told, and nothing of it is lost."""
    actor, upload = request.actor, upload_of(upload_id, request.actor)
    ours = engine_of(upload.section).ground(actor, {}).columns
    try:
        places = places_from(request.POST, ours)
    except Invalid as twice:
        return _page(request, upload, Trouble(fields=twice.fields), status=422)
    match_columns(upload.pk, request.POST.get("sheet", ""), places, actor=actor)
    found = {name: place for name, place in places.items() if place >= 0}
    if missing := missing_columns(ours, found):
        return _page(request, upload, Trouble(missing_in_words(missing)), status=422)
    begin_check(upload.pk, actor=actor)
    return redirect(address("upload", actor, upload.pk))


def _page(request: WizardRequest, upload: Upload, trouble: Trouble, *, status: int = 200) -> HttpResponse:
    """The columns as they stand, or as they were sent."""
    actor, sent = request.actor, request.POST
    context = {
        "head": head_of(upload, 2, actor),
        "here": address("columns", actor, upload.pk),
        "save_url": address("save_columns", actor, upload.pk),
    }
    try:
        sheet = sent.get("sheet", request.GET.get("sheet"))
        seen = glimpse(upload, engine_of(upload.section), actor=actor, sheet=sheet)
    except SheetError as error:
        return render(request, "wizard/columns.html", context | {"problems": [str(error)]}, status=422)
    shown = matching_shown(seen, chosen_from(sent) if sent else None, trouble)
    return render(request, "wizard/columns.html", context | shown, status=status)
