"""Finding the client while somebody is on the phone."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.calendar.forms import client_as_it_is, client_to_enter, whole_number
from daybook.calendar.queries import client_card, client_with_phone, clients_found
from daybook.calendar.queries.clients import MOST
from daybook.calendar.views.ground import VisitRequest
from daybook.calendar.views.screen import frame_of
from daybook.shared.desk import needs


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def find_clients(request: VisitRequest, location_id: int) -> HttpResponse:
    """The first few that match what is typed so far, and a way to a new one."""
    text = request.GET.get("client-search", "")[:100].strip()
    try:
        found, problem = clients_found(text, request.actor), ""
    except ValueError as error:
        found, problem = [], str(error)
    context = {"found": found[:MOST], "has_more": len(found) > MOST, "text": text, "problem": problem}
    context |= frame_of(request, None)
    return render(request, "calendar/_clients_found.html", context)


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def choose_client(request: VisitRequest, location_id: int) -> HttpResponse:
    """The panel with this client chosen, or open for the search again."""
    if not (text := request.GET.get("id", "")):
        return _panel(request, {"client": None, "client_form": client_as_it_is(None)})
    card = client_card(whole_number(text) or 0, request.actor)
    if card is None:
        raise Http404
    return _panel(request, {"client": card, "client_form": client_as_it_is(card.id)})


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def enter_client(request: VisitRequest, location_id: int) -> HttpResponse:
    """The panel with empty fields for a new client, begun with what was searched for."""
    form = client_to_enter(request.GET.get("client-search", "")[:100])
    return _panel(request, {"client": None, "client_form": form})


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def check_phone(request: VisitRequest, location_id: int) -> HttpResponse:
    """Whose phone it is already, if anybody's: offered instead of a second client with one phone."""
    known = client_with_phone(request.GET.get("client-phone", "")[:40], request.actor)
    return render(request, "calendar/_phone_known.html", {"known": known, **frame_of(request, None)})


def _panel(request: VisitRequest, context: dict[str, object]) -> HttpResponse:
    context |= {"may_save": True, "may_change_client": True, "is_fresh": True, **frame_of(request, None)}
    return render(request, "calendar/_client.html", context)
