"""The panel of a visit: its form with everything the templates read, beside the calendar."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from daybook.access.choices import Right
from daybook.bookings import rights
from daybook.bookings.choices import VisitStatus
from daybook.calendar.forms import Ground, VisitForm, booking_as_it_is
from daybook.calendar.forms.differences import Difference
from daybook.calendar.queries import Clash, ClientCard, ShownVisit, client_card
from daybook.calendar.views.addresses import calendar_url, over_url, page_url, question_behind, ways_to_copy
from daybook.calendar.views.board import board_context
from daybook.calendar.views.cards import Card, card_of, card_of_new, sums_of, visit_till_of
from daybook.calendar.views.ground import VisitRequest, back_of
from daybook.shared.money import places_of


@dataclass(frozen=True)
class Trouble:
    """Why nothing was saved; the form stays as it was typed."""

    status: int
    code: str
    sentence: str = ""
    clashes: list[Clash | None] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def screen(
    request: VisitRequest,
    form: VisitForm,
    ground: Ground,
    *,
    shown: ShownVisit | None = None,
    trouble: Trouble | None = None,
    is_left: bool = False,
    said: str = "",
) -> HttpResponse:
    """A visit that is there, or a new one: the panel for htmx, else the calendar with it; `said` is what was done."""
    cards = cards_of(form, ground, request=request, shown=shown)
    if trouble:
        cards = _asking(cards, form, trouble)
    context = _context(request, form, cards, shown=shown) | {
        "trouble": trouble,
        "is_left": is_left,
        "said": said,
        "draft": (not said and request.POST.get("draft")) or secrets.token_hex(8),
    }
    status = trouble.status if trouble else 200
    question = question_behind(request, _day_of(form, shown, request))
    context |= {"board": question.query(), "is_visit": True}
    if request.htmx:
        return _in_panel(render(request, "calendar/_visit.html", context, status=status))
    return render(request, "calendar/board.html", board_context(question, request) | context, status=status)


def frame_of(request: VisitRequest, shown: ShownVisit | None) -> dict[str, Any]:
    """What every fragment of the form reads: the ground of its addresses, Back, the money's locale, rights."""
    actor = request.actor
    return {
        "here": calendar_url(request),
        "over": over_url(request),
        "back": back_of(request),
        "place": request.location,
        "may_set_price": rights.may_set_prices(actor),
        "may_set_discount": rights.may_set_discounts(actor),
        "may_set_cost": rights.may_set_discounts(actor),
        "sees_money": rights.sees_payments(actor),
        "places": places_of(request.location.currency),
        "may_book_over": rights.may_book_over(actor),
        "may_create": rights.refusal_to_create(actor) is None,
        "visit_url": page_url(request, visit=shown.visit.pk) if shown else "",
        "may_see_register": actor.has(Right.REGISTER),
        "may_see_clients": actor.has(Right.CLIENTS),
        "statuses": VisitStatus.through_the_day(),
    }


def cards_of(form: VisitForm, ground: Ground, *, request: VisitRequest, shown: ShownVisit | None) -> list[Card]:
    """A card per booking of the visit, as typed where it was, then the new ones."""
    typed = {booking.key: booking for booking in form.bookings}
    saved = {f"b{booking.pk}": booking for booking in (shown.bookings if shown else [])}
    cards = [
        card_of(booking, typed.get(key) or booking_as_it_is(booking, ground), ground, request.actor)
        for key, booking in saved.items()
    ]
    return cards + [card_of_new(new, ground, request.actor) for key, new in typed.items() if key not in saved]


def client_panel(client_id: int | None, request: VisitRequest) -> ClientCard | None:
    """The chosen client, if there is one."""
    return client_card(client_id, request.actor) if client_id else None


def _context(request: VisitRequest, form: VisitForm, cards: list[Card], *, shown: ShownVisit | None) -> dict[str, Any]:
    frame = frame_of(request, shown)
    live = [card for card in cards if card.form]
    return frame | {
        "form": form,
        "cards": cards,
        "sums": sums_of(cards),
        "visit_till": visit_till_of(shown, request.actor) if shown else None,
        "shown": shown,
        "client": client_panel(form.client.client_id, request),
        "client_form": form.client,
        "may_save": frame["may_create"] or any(not card.locked for card in live),
        "may_add": frame["may_create"],
        "copies": ways_to_copy(request, shown.visit) if shown and frame["may_create"] and live else [],
        "live_ids": [card.booking.pk for card in live if card.booking],
        "may_delete_some": any(card.may_delete for card in live),
        "may_change_client": not live or any(not card.locked for card in live),
    }


def _day_of(form: VisitForm, shown: ShownVisit | None, request: VisitRequest) -> date:
    """The day that the calendar shows behind a visit whose address names none."""
    if shown:
        return shown.visit.day
    return next((day for booking in form.bookings if (day := booking.shown_day)), request.location.today())


def _in_panel(response: HttpResponse) -> HttpResponse:
    """A refusal stands in the panel too, not above the page where others stand."""
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        response["HX-Retarget"], response["HX-Reselect"] = "#visit", "[data-visit-content]"
        response["HX-Reswap"] = "innerHTML"
    return response


def _asking(cards: list[Card], form: VisitForm, trouble: Trouble) -> list[Card]:
    """The cards with what the person has to say explicitly: over whom they book, that nobody works then."""
    keys = [booking.key for booking in form.bookings]
    clashes, outside = dict(zip(keys, trouble.clashes, strict=False)), dict(zip(keys, trouble.outside, strict=False))
    return [replace(card, clash=clashes.get(card.key), outside=outside.get(card.key, "")) for card in cards]
