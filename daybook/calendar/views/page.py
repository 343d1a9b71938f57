"""The address of the calendar: its days, and over them the panel of one visit."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.queries.again import visit_like, wish_like
from daybook.bookings.rights import refusal_to_create
from daybook.bookings.wishes import VisitWish
from daybook.calendar.forms import OpeningForm, visit_as_it_is, visit_of_wish, whole_number
from daybook.calendar.views.board import board
from daybook.calendar.views.ground import VisitRequest, ground_of, visit_or_404
from daybook.calendar.views.screen import screen
from daybook.clients.wishes import ClientWish
from daybook.shared.desk import needs
from daybook.shared.errors import NotAllowed, refuse

OF_A_VISIT = {"visit", "again", "copy", "new"}


@require_safe
@needs(Right.CALENDAR)
def calendar(request: VisitRequest, location_id: int) -> HttpResponse:
    """The calendar; `?visit=` edits a visit, `?new=1` begins a new one.

    `?again=` books a booking again, `?copy=` a whole visit on the day `on`.
    """
    asked = request.GET
    if OF_A_VISIT.isdisjoint(asked) or request.htmx.target == "board":
        return board(request)
    if not request.actor.has(Right.VISIT_FORM):
        raise NotAllowed(_("You may not open visits."))
    return _edit(request, _number(asked["visit"])) if "visit" in asked else _begin(request)


def _edit(request: VisitRequest, visit_id: int) -> HttpResponse:
    shown = visit_or_404(visit_id, request)
    ground = ground_of(request)
    return screen(request, visit_as_it_is(shown, ground), ground, shown=shown)


def _begin(request: VisitRequest) -> HttpResponse:
    refuse(refusal_to_create(request.actor))
    ground = ground_of(request)
    return screen(request, visit_of_wish(_wish_to_begin(request), ground), ground)


def _wish_to_begin(request: VisitRequest) -> VisitWish:
    if "again" in request.GET:
        return wish_like(_number(request.GET["again"]), actor=request.actor)
    opening = OpeningForm(request.GET)
    if "copy" in request.GET:
        on = opening.day_of_copy(request.location.today())
        return visit_like(_number(request.GET["copy"]), on=on, actor=request.actor)
    location = request.location
    booking = opening.wish(now=datetime.now(UTC), zone=location.zone, grid_minutes=location.grid_minutes)
    client = ClientWish(client_id=opening.client_id) if opening.client_id else None
    return VisitWish(client=client, bookings=(booking,))


def _number(text: str) -> int:
    """Anything that is no number is the number of nothing."""
    number = whole_number(text)
    if number is None:
        raise Http404
    return number
