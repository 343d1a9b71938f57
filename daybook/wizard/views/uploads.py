"""The list of all files that were brought in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.shared.desk import needs
from daybook.shared.errors import NotThere
from daybook.shared.templatetags.shown import moment
from daybook.uploads.choices import UploadSection, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.queries import uploads_of
from daybook.wizard.views.ground import WizardRequest, address
from daybook.wizard.views.result import may_be_taken_back, register_url_of
from daybook.wizard.views.words import STATE_ICONS, grouped


@require_safe
@needs(Right.FULL)
def uploads(request: WizardRequest, location_id: int) -> HttpResponse:
    """Who brought in which file, when, and what came of it; the newest first."""
    actor, section = request.actor, request.GET.get("section", "")
    if section and section not in UploadSection.values:
        raise NotThere(_("There is no such section: %(name)s") % {"name": section})
    here, new = address("uploads", actor), address("new", actor)
    page = uploads_of(actor, section=section, cursor=request.GET.get("cursor", ""))
    kept = {"section": section} if section else {}
    tabs = [("", _("All")), *UploadSection.choices]
    context = {
        "new_url": f"{new}?{urlencode(kept)}" if kept else new,
        "sections": [_tab(here, name, str(label), is_current=name == section) for name, label in tabs],
        "uploads": [_shown(each, request) for each in page.rows],
        "pager": {
            "previous_url": f"{here}?{urlencode({**kept, 'cursor': page.before})}" if page.before else "",
            "next_url": f"{here}?{urlencode({**kept, 'cursor': page.after})}" if page.after else "",
        },
    }
    return render(request, "wizard/uploads.html", context)


def _tab(here: str, name: str, label: str, *, is_current: bool) -> dict[str, Any]:
    url = f"{here}?{urlencode({'section': name})}" if name else here
    return {"label": label, "url": url, "is_current": is_current}


def _shown(upload: Upload, request: WizardRequest) -> dict[str, Any]:
    actor, state = request.actor, UploadState(upload.state)
    return {
        "when": moment(upload.created_at),
        "who": upload.created_by.name,
        "file": upload.name,
        "url": address("upload", actor, upload.pk),
        "section": UploadSection(upload.section).label,
        "state": state.value,
        "state_words": state.label,
        "state_note": _note(upload),
        "icon": STATE_ICONS[state],
        "rows": grouped(upload.rows_total),
        "made": grouped(upload.rows_made),
        "there": grouped(upload.rows_there),
        "refused": grouped(upload.rows_refused),
        "register_url": register_url_of(upload, request),
        "take_back_url": address("confirm_take_back", actor, upload.pk) if may_be_taken_back(upload) else "",
    }


def _note(upload: Upload) -> str:
    """What the columns do not tell: rows that wait for a yes, and those that a take back kept."""
    if upload.state == UploadState.CHECKED and upload.rows_ready:
        return _("%(count)s ready to be written") % {"count": grouped(upload.rows_ready)}
    if upload.rows_kept:
        return _("%(count)s kept") % {"count": grouped(upload.rows_kept)}
    return ""
