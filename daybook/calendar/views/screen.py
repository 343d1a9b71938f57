"""The page of a visit: its form with everything the templates read."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from daybook.access.choices import Right
from daybook.bookings import rights
from daybook.calendar.forms import Ground, VisitForm, booking_as_it_is
from daybook.calendar.forms.differences import Difference
from daybook.calendar.queries import Clash, ClientCard, ShownVisit, client_card
from daybook.calendar.views.cards import Card, card_of, card_of_new, sums_of
from daybook.calendar.views.ground import VisitRequest, back_of
from daybook.shared.money import places_of


@dataclass(frozen=True)
class Trouble:
    """Why nothing was saved; the form stays as it was typed."""

    status: int
    code: str
    sentence: str = ""
    clashes: list[Clash | None] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def screen(
    request: VisitRequest,
    form: VisitForm,
    ground: Ground,
    *,
    shown: ShownVisit | None = None,
    trouble: Trouble | None = None,
    is_left: bool = False,
) -> HttpResponse:
    """The page: of a visit that is there, or of a new one; after a refusal with the reason and its status."""
    cards = cards_of(form, ground, request=request, shown=shown)
    if trouble and trouble.clashes:
        cards = _with_clashes(cards, form, trouble.clashes)
    live = [card for card in cards if card.form]
    frame = frame_of(request, shown)
    context = {
        "form": form,
        "cards": cards,
        "sums": sums_of(cards),
        "shown": shown,
        "trouble": trouble,
        "is_left": is_left,
        "draft": request.POST.get("draft") or secrets.token_hex(8),
        "client": client_panel(form.client.client_id, request),
        "client_form": form.client,
        **frame,
        "may_save": frame["may_create"] or any(not card.locked for card in live),
        "may_add": frame["may_create"],
        "may_change_client": not all(card.locked for card in cards if card.form)
        or not any(card.form for card in cards),
    }
    return render(request, "calendar/visit.html", context, status=trouble.status if trouble else 200)


def frame_of(request: VisitRequest, shown: ShownVisit | None) -> dict[str, Any]:
    """What every fragment of the form reads: the ground of its addresses, Back, the money's locale, rights."""
    actor = request.actor
    return {
        "here": page_url(request),
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


def page_url(request: VisitRequest, **question: object) -> str:
    """The address of this page, for a visit and with the same way back."""
    address = reverse("calendar:calendar", kwargs={"location_id": request.actor.location_id})
    if question and (back := back_of(request)):
        question["back"] = back
    return f"{address}?{urlencode(question)}" if question else address


def _with_clashes(cards: list[Card], form: VisitForm, clashes: list[Clash | None]) -> list[Card]:
    found = {booking.key: clash for booking, clash in zip(form.bookings, clashes, strict=True) if clash}
    return [replace(card, clash=found.get(card.key)) for card in cards]
