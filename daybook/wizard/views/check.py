"""The third step: every row with its verdict. And the one address at which an upload is found, however far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.shared.actor import Actor
from daybook.shared.desk import needs
from daybook.shared.templatetags.shown import moment
from daybook.uploads.choices import AT_WORK, UploadState
from daybook.uploads.models import Upload
from daybook.uploads.operations import accept_names, begin_check, discard_upload
from daybook.uploads.queries import Suggestion, of_the_same_bytes, suggestions_told, upload_of
from daybook.wizard.forms import names_from
from daybook.wizard.views.cells import headings_not_read
from daybook.wizard.views.ground import WizardRequest, address, head_of, told_at_the_upload
from daybook.wizard.views.progress import working_page
from daybook.wizard.views.result import result_page
from daybook.wizard.views.rows import table_of
from daybook.wizard.views.words import advice_on, grouped, things_in_words, totals_in_words

OFFERED = 20


@require_safe
@needs(Right.FULL)
def upload(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """The page of an upload as far as it is: its columns, its progress, its rows, or what became of it."""
    found = upload_of(upload_id, request.actor)
    if found.state == UploadState.RECEIVED:
        return redirect(address("columns", request.actor, found.pk))
    if found.state in AT_WORK:
        return working_page(request, found)
    if request.htmx.target == "rows" and not request.htmx.history_restore_request:
        return render(request, "wizard/_rows.html", table_of(found, request.GET, request.actor))
    page: Callable[[WizardRequest, Upload], HttpResponse]
    page = _check_page if found.state == UploadState.CHECKED else result_page
    return page(request, found)


@needs(Right.FULL)
@require_POST
@told_at_the_upload
def accept(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """Take near names for the whole file, and check it again."""
    if names := names_from(request.POST):
        accept_names(upload_id, names, actor=request.actor)
    return redirect(address("upload", request.actor, upload_id))


@needs(Right.FULL)
@require_POST
@told_at_the_upload
def check_again(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """Check the file once more, such as after Settings were put right."""
    begin_check(upload_id, actor=request.actor)
    return redirect(address("upload", request.actor, upload_id))


@needs(Right.FULL)
@require_POST
@told_at_the_upload
def discard(request: WizardRequest, location_id: int, upload_id: int) -> HttpResponse:
    """Forget a file of which nothing was written."""
    name = upload_of(upload_id, request.actor).name
    discard_upload(upload_id, actor=request.actor)
    messages.success(request, _("“%(file)s” was discarded. Nothing of it was written.") % {"file": name})
    return redirect(address("uploads", request.actor))


def _check_page(request: WizardRequest, found: Upload) -> HttpResponse:
    actor, offers = request.actor, suggestions_told(found)
    mended = urlencode({"section": found.section, "instead": found.pk})
    context = {
        "head": head_of(found, 3, actor),
        "totals": {"words": totals_in_words(found), "advice": advice_on(found)},
        "not_read": ", ".join(headings_not_read(found)),
        "before": [_earlier(each, actor) for each in of_the_same_bytes(found, actor)[:1]],
        "offers": [_offer(each) for each in offers[:OFFERED]],
        "offer_all": _all_of(offers) if len(offers) > 1 else None,
        "accept_url": address("accept", actor, found.pk),
        "again_url": address("check_again", actor, found.pk),
        "mended_url": f"{address('new', actor)}?{mended}",
        "refused_url": address("refused", actor, found.pk) if found.rows_refused else "",
        "confirm": _confirm(found, actor) if found.rows_ready else None,
        "discard_url": address("discard", actor, found.pk),
        **table_of(found, request.GET, actor),
    }
    return render(request, "wizard/check.html", context)


def _confirm(found: Upload, actor: Actor) -> dict[str, str]:
    things = things_in_words(found.section, found.rows_ready)
    return {"url": address("confirm", actor, found.pk), "words": _("Go on with %(things)s") % {"things": things}}


def _earlier(other: Upload, actor: Actor) -> dict[str, str]:
    sentence = _("%(person)s uploaded this very file on %(when)s: %(things)s made. What is there is not made again.")
    if other.state == UploadState.TAKEN_BACK:
        sentence = _("%(person)s uploaded this very file on %(when)s: %(things)s made, and taken back since.")
    facts = {
        "person": other.created_by.name,
        "when": moment(other.created_at),
        "things": things_in_words(other.section, other.rows_made),
    }
    return {"words": sentence % facts, "url": address("upload", actor, other.pk)}


def _offer(offer: Suggestion) -> dict[str, Any]:
    rows = ngettext("Use for %(number)s row", "Use for %(number)s rows", offer.rows) % {"number": grouped(offer.rows)}
    return {
        "typed": offer.typed,
        "heading": offer.heading,
        "names": [{"name": name, "words": rows} for name in offer.names],
    }


def _all_of(offers: list[Suggestion]) -> dict[str, Any]:
    nearest = {offer.typed: offer.names[0] for offer in offers}
    words = _("Use the first name of each of the %(number)s") % {"number": grouped(len(nearest))}
    return {"words": words, "pairs": list(nearest.items())}
