"""The first step: a file, or cells from the clipboard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.desk import needs
from daybook.shared.sheets.errors import SheetError
from daybook.shared.sheets.limits import MEGABYTE, Limits
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import discard_upload, receive_cells, receive_file
from daybook.uploads.rights import refusal_to_upload
from daybook.uploads.sheets.glimpse import glimpse
from daybook.uploads.wishes import CellsIn, FileIn
from daybook.wizard.choices import ONE_ROW
from daybook.wizard.forms import NewFileForm, a_key, section_from
from daybook.wizard.queries import can_be_given_up, who_may_upload
from daybook.wizard.sheets.sections import engine_of
from daybook.wizard.views.ground import WizardRequest, address, fields_of, head_of_new, promises_of
from daybook.wizard.views.sending import bounded, too_large
from daybook.wizard.views.words import grouped


@dataclass(frozen=True)
class FormShown:
    """The two forms of the page, as they stand after what was sent."""

    problem: str = ""
    cells: str = ""
    cells_problem: str = ""
    instead: int | None = None
    key: str = field(default_factory=a_key)
    cells_key: str = field(default_factory=a_key)


@require_safe
@needs()
def new(request: WizardRequest, location_id: int) -> HttpResponse:
    """Where a file is chosen; to those who may not upload it says who may."""
    section = section_from(request.GET)
    if refusal_to_upload(request.actor):
        head, who = head_of_new(section, request.actor), who_may_upload(request.actor)
        context = {"head": head, "who": who, "promises": promises_of(section)}
        return render(request, "wizard/may_not.html", context)
    return _page(request, FormShown(instead=NewFileForm(request.GET).replaced()))


def _with_problem(request: WizardRequest, sentence: str) -> HttpResponse:
    return _page(request, FormShown(problem=sentence), status=413)


def _with_problem_of_cells(request: WizardRequest, sentence: str) -> HttpResponse:
    return _page(request, FormShown(cells_problem=sentence), status=413)


@needs(Right.FULL)
@require_POST
@bounded(_with_problem)
def bring_file(request: WizardRequest, location_id: int) -> HttpResponse:
    """Take the file in, and go on to its columns; one that is no table is told at the field, and not kept."""
    form, file = NewFileForm(request.POST), request.FILES.get("file")
    if file is None:
        return _page(request, FormShown(problem=_("Choose a file first."), instead=form.replaced()), status=422)
    try:
        wish = FileIn(section_from(request.GET), file.name or "", file, form.key())
        upload = _taken_in(receive_file(wish, actor=request.actor), form, request.actor)
    except SheetError as error:
        return _page(request, FormShown(problem=str(error), instead=form.replaced()), status=422)
    return redirect(address("columns", request.actor, upload.pk))


@needs(Right.FULL)
@require_POST
@bounded(_with_problem_of_cells)
def bring_cells(request: WizardRequest, location_id: int) -> HttpResponse:
    """Take cells in that were pasted, and go on to their columns; very many come as a file."""
    form, file, section = NewFileForm(request.POST), request.FILES.get("cells_file"), section_from(request.GET)
    try:
        if file is None:
            upload = receive_cells(CellsIn(section, form.pasted(), form.key()), actor=request.actor)
        else:
            wish = FileIn(section, _("pasted cells") + ".tsv", file, form.key())
            upload = receive_file(wish, actor=request.actor)
        upload = _taken_in(upload, form, request.actor)
    except SheetError as error:
        shown = FormShown(cells=form.pasted(), cells_problem=str(error), instead=form.replaced())
        return _page(request, shown, status=422)
    return redirect(address("columns", request.actor, upload.pk))


def _taken_in(upload: Upload, form: NewFileForm, actor: Actor) -> Upload:
    """The upload, once its file is known to be a table; then the one that it mends is forgotten."""
    if upload.state != UploadState.RECEIVED:
        # The same form once more, after its file was gone on with.
        return upload
    try:
        glimpse(upload, engine_of(upload.section), actor=actor)
    except SheetError:
        discard_upload(upload.pk, actor=actor)
        raise
    if (replaced := form.replaced()) and replaced != upload.pk and can_be_given_up(replaced, actor):
        discard_upload(replaced, actor=actor)
    return upload


def _page(request: WizardRequest, form: FormShown, *, status: int = 200) -> HttpResponse:
    actor, section = request.actor, section_from(request.GET)
    query = urlencode({"section": section})
    context = {
        "head": head_of_new(section, actor),
        "sections": [_tab(each, section, actor) for each in UploadSection],
        "form": form,
        "one_row": ONE_ROW[section],
        "fields": fields_of(section, actor),
        "promises": promises_of(section),
        "limits": _limits(),
        **{f"{name}_url": f"{address(view, actor)}?{query}" for name, view in ADDRESSES.items()},
    }
    return render(request, "wizard/new.html", context, status=status)


ADDRESSES = {"file": "bring_file", "cells": "bring_cells", "template": "template", "example": "example"}


def _tab(section: UploadSection, current: UploadSection, actor: Actor) -> dict[str, Any]:
    query = urlencode({"section": section})
    return {"label": section.label, "url": f"{address('new', actor)}?{query}", "is_current": section == current}


def _limits() -> dict[str, Any]:
    limits = Limits()
    kinds = _("Excel (.xlsx, .xls), OpenDocument (.ods) or text (.csv); up to %(rows)s rows and %(megabytes)s MB")
    words = {"rows": grouped(limits.rows), "megabytes": limits.file_bytes // MEGABYTE}
    return {"bytes": limits.file_bytes, "sentence": too_large(), "kinds": kinds % words}
