"""Pieces that join the open form: one more booking, one more service, what another staff member gives."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.bookings.wishes import LineWish
from daybook.calendar.forms import Ground, OpeningForm, PieceForm, booking_after, line_of_wish, service_hint
from daybook.calendar.views.cards import card_of_new
from daybook.calendar.views.ground import VisitRequest, ground_of
from daybook.calendar.views.screen import frame_of
from daybook.shared.desk import needs


@require_POST
@needs(Right.CALENDAR, Right.VISIT_FORM, Right.CREATE_BOOKINGS)
def add_booking(request: VisitRequest, location_id: int) -> HttpResponse:
    """A card for one more booking, after the last one of the form that was sent; nothing is written."""
    ground, location = ground_of(request), request.location
    usual = OpeningForm({}).wish(now=datetime.now(UTC), zone=location.zone, grid_minutes=location.grid_minutes)
    form = booking_after(request.POST, ground, usual)
    context = {"card": card_of_new(form, ground, request.actor), "is_fresh": True, **frame_of(request, None)}
    return render(request, "calendar/_booking.html", context)


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def add_line(request: VisitRequest, location_id: int) -> HttpResponse:
    """A line with this service, at the price of this staff member."""
    asked, ground = _asked(request)
    if asked.service_id not in ground.choices.service_by_id:
        raise Http404
    line = line_of_wish(LineWish(asked.service_id), asked.key_of_card, asked.staff_id, ground)
    context = {"line": line, "key": asked.key_of_card, "is_fresh": True, **frame_of(request, None)}
    return render(request, "calendar/_line.html", context)


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def offer_services(request: VisitRequest, location_id: int) -> HttpResponse:
    """The services to choose from: what the chosen staff member gives, and with `all` what only others give."""
    asked, ground = _asked(request)
    with_others = bool(request.GET.get("all"))
    context = {
        "key": asked.key_of_card,
        "shelves": ground.choices.shelves_for(asked.staff_id, with_others=with_others),
        "others_give_more": not with_others and ground.choices.others_give_more(asked.staff_id),
        "is_fresh": with_others,
        "hints": _hints(asked, ground),
        **frame_of(request, None),
    }
    return render(request, "calendar/_services.html", context)


def _hints(asked: PieceForm, ground: Ground) -> list[tuple[str, str]]:
    """For each line of the card what is odd about it now; nothing where nothing is."""
    return [
        (prefix, service_hint(service_id, asked.staff_id, ground)) for prefix, service_id in asked.line_services.items()
    ]


def _asked(request: VisitRequest) -> tuple[PieceForm, Ground]:
    """What is asked for, of a staff member who is here, if of anybody."""
    asked, ground = PieceForm(request.GET), ground_of(request)
    if not asked.is_valid() or (asked.staff_id and asked.staff_id not in ground.choices.staff_by_id):
        raise Http404
    return asked, ground
