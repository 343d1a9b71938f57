"""News for an open calendar: that something changed and on which days, for as long as it is open."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.calendar.queries.news import listener_of
from daybook.calendar.queries.visits import version_of
from daybook.calendar.views.ground import VisitRequest
from daybook.shared.desk import needs
from daybook.shared.live.held import can_hold, event, hold

COMES_BACK = 2000
"""Milliseconds after which a browser whose stream ended asks for another."""


@require_safe
@needs(Right.CALENDAR)
def live(request: VisitRequest, location_id: int) -> HttpResponse:
    """An event for every change, as far as the person may know of it; 204 where no answer can be held open now.

    What is told is only when and which visit: the calendar asks its feed, which knows what the person may see. The
    first event comes once nothing more can be missed: what happened before is in a feed that is asked for after it.
    """
    if not can_hold(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return hold(request, listener_of(request.actor), begins=event("ready", "{}", retry=COMES_BACK))


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def version(request: VisitRequest, location_id: int, visit_id: int) -> JsonResponse:
    """Which version of the visit is saved now, for whoever has it open; 0 where it was deleted."""
    if (now := version_of(visit_id, request.actor)) is None:
        raise Http404
    return JsonResponse({"version": now})
