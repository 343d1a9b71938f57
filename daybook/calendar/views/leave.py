"""What comes of a saved visit: the way back, the calendar, or the panel again."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from daybook.calendar.forms import visit_as_it_is
from daybook.calendar.forms.board import View
from daybook.calendar.queries import shown_visit
from daybook.calendar.views.addresses import calendar_url, page_url, question_behind
from daybook.calendar.views.ground import VisitRequest, back_of, ground_of, visit_or_404
from daybook.calendar.views.screen import screen

SAVED = "daybook_saved"
TOKEN = re.compile(r"[0-9a-f]{16}")
MOST_SAVED = 10
CHANGED = "daybook:calendar-changed"
VISIT_SAVED = "daybook:visit-saved"


def leave(request: VisitRequest, visit_id: int, *, said: str) -> HttpResponse:
    """Where one goes after saving; the days that the calendar shows are asked for anew."""
    response = _stayed(request, visit_id, said) if "stay" in request.POST else _left(request, visit_id, said)
    _note_saved(request, response)
    return response


def _stayed(request: VisitRequest, visit_id: int, said: str) -> HttpResponse:
    if not request.htmx:
        messages.success(request, said)
        return redirect(page_url(request, visit=visit_id))
    shown, ground = visit_or_404(visit_id, request), ground_of(request)
    return _told(screen(request, visit_as_it_is(shown, ground), ground, shown=shown, said=said), visit_id)


def _left(request: VisitRequest, visit_id: int, said: str) -> HttpResponse:
    back = back_of(request)
    if request.htmx and not back:
        return _told(HttpResponse(status=204), visit_id, said)
    messages.success(request, said)
    address = f"{back}#back" if back else _days_of(request, visit_id)
    return HttpResponse(status=204, headers={"HX-Redirect": address}) if request.htmx else redirect(address)


def _days_of(request: VisitRequest, visit_id: int) -> str:
    """The day that was shown, or that of the visit, as a list: nobody but who has no script is led there."""
    shown = shown_visit(visit_id, request.actor)
    day = shown.visit.day if shown else request.location.today()
    question = replace(question_behind(request, day), view=View.LIST)
    return f"{calendar_url(request)}?{question.query()}"


def _told(response: HttpResponse, visit_id: int, said: str = "") -> HttpResponse:
    """The calendar hears that it has changed, and the panel that it is saved: last, for then it may close."""
    response["HX-Trigger"] = json.dumps({CHANGED: {}, VISIT_SAVED: {"visit": visit_id, "said": said}})
    return response


def _note_saved(request: VisitRequest, response: HttpResponse) -> None:
    """Tell the browser which form was saved, so that it does not offer to put its draft back."""
    token = request.POST.get("draft", "")
    if not TOKEN.fullmatch(token):
        return
    before = [known for known in request.COOKIES.get(SAVED, "").split(".") if TOKEN.fullmatch(known)]
    response.set_cookie(
        SAVED, ".".join([*before, token][-MOST_SAVED:]), max_age=86_400, samesite="Lax", secure=request.is_secure()
    )
