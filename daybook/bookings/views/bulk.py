"""Acts on the ticked bookings, or on all that match: GET asks in a dialog, POST does it and reports."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django_htmx.http import reselect, reswap, retarget, trigger_client_event

from daybook.access.choices import Right
from daybook.bookings.filters import BookingFilters
from daybook.bookings.forms import Selection, number_chosen, selection_from
from daybook.bookings.models import BookingQuerySet
from daybook.bookings.queries.bulk import Outlook, outlook
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.register import register_rows
from daybook.bookings.rules.refusals import SetChanged
from daybook.bookings.views.acts import ADD_CATEGORY, DELETE, MOVE, REMOVE_CATEGORY, SET_STATUS, Act, Outcome
from daybook.bookings.views.place import RegisterRequest, here_of
from daybook.shared.desk import needs
from daybook.shared.errors import NotThere
from daybook.shared.listing.words import grouped

asks_and_acts = require_http_methods(["GET", "POST"])
LINKED = 400
"""So many kept bookings can be shown by a link that names each."""


@asks_and_acts
@needs(Right.REGISTER, Right.DELETE_BOOKINGS)
def delete_selected(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Delete those that the actor may delete; name the others and why they are kept."""
    return _ask_or_act(DELETE, request)


@asks_and_acts
@needs(Right.REGISTER, Right.EDIT_BOOKINGS)
def set_status_of_selected(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Give them a visit status."""
    return _ask_or_act(SET_STATUS, request)


@asks_and_acts
@needs(Right.REGISTER, Right.EDIT_BOOKINGS)
def add_category_to_selected(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Put a booking category on them."""
    return _ask_or_act(ADD_CATEGORY, request)


@asks_and_acts
@needs(Right.REGISTER, Right.EDIT_BOOKINGS)
def remove_category_from_selected(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Take a booking category off them."""
    return _ask_or_act(REMOVE_CATEGORY, request)


@asks_and_acts
@needs(Right.REGISTER, Right.EDIT_BOOKINGS, Right.TRANSFER)
def move_selected(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Move them to another staff member."""
    return _ask_or_act(MOVE, request)


def _ask_or_act(act: Act, request: RegisterRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    selection = selection_from(sent, here=here_of(request))
    rows = _rows_of(selection, request)
    if request.method == "GET":
        prospect = outlook(rows, act.refusal_to, actor=request.actor)
        number = len(prospect.outcome.done) + len(prospect.outcome.refused)
        changed = selection.is_all and selection.shown_number not in {None, number}
        return _ask(act, request, selection=selection, prospect=prospect, changed=changed)
    return _act(act, request, selection=selection, rows=rows)


def _rows_of(selection: Selection, request: RegisterRequest) -> BookingQuerySet:
    """The bookings that are meant, as far as the actor sees them."""
    if selection.is_all:
        return BookingFilters(selection.question, request.actor).rows()
    rows = register_rows(request.actor).filter(pk__in=selection.numbers)
    if not rows.exists():
        raise NotThere(_("There are no such bookings here, or you may not see them."))
    return rows


def _ask(act: Act, request: RegisterRequest, *, selection: Selection, prospect: Outlook, changed: bool) -> HttpResponse:
    going = len(prospect.outcome.done)
    asked = [*prospect.outcome.done, *(booking for booking, _refusal in prospect.outcome.refused)]
    context = {
        "act": {
            "title": act.title,
            "verb": act.verb,
            "question": act.question(going),
            "is_danger": act.is_danger,
            "post_url": request.path,
            "choice": _choice(act, request),
        },
        "one": asked[0] if len(asked) == 1 else None,
        "going": going,
        "kept": _reasons(prospect.outcome),
        "chosen": selection.numbers,
        "all": selection.is_all,
        "matching": prospect.fingerprint,
        "address": selection.address,
        "changed": changed,
    }
    return render(request, "bookings/_dialog_confirm.html", context)


def _act(act: Act, request: RegisterRequest, *, selection: Selection, rows: BookingQuerySet) -> HttpResponse:
    chosen = None
    if act.choice:
        options = act.choice.options(Names(request.actor))
        chosen = number_chosen(request.POST, act.choice.name, among=frozenset(int(one.value) for one in options))
    try:
        outcome = act.run(rows, chosen, request.actor, selection.shown)
    except SetChanged:
        prospect = outlook(rows, act.refusal_to, actor=request.actor)
        response = _ask(act, request, selection=selection, prospect=prospect, changed=True)
        response.status_code = SetChanged.status
        response = reswap(reselect(retarget(response, "#dialog-place"), "dialog"), "innerHTML")
        return trigger_client_event(response, "register-changed")
    response = render(request, "bookings/_report.html", _report(act, outcome, here_of(request)))
    return trigger_client_event(response, "register-changed")


def _choice(act: Act, request: RegisterRequest) -> dict[str, Any] | None:
    if act.choice is None:
        return None
    options = act.choice.options(Names(request.actor))
    return {"label": act.choice.label, "name": act.choice.name, "options": options}


def _reasons(outcome: Outcome) -> list[dict[str, str]]:
    return [{"number": grouped(number), "sentence": refusal.sentence} for refusal, number in outcome.reasons()]


def _report(act: Act, outcome: Outcome, here: str) -> dict[str, Any]:
    kept = len(outcome.refused)
    headline = act.done(len(outcome.done))
    if kept:
        headline += " " + ngettext("Kept %(number)d.", "Kept %(number)d.", kept) % {"number": kept}
    numbers = ",".join(str(booking.pk) for booking, _refusal in outcome.refused)
    return {
        "headline": headline,
        "is_whole": not kept,
        "reasons": _reasons(outcome),
        "kept_url": f"{here}?booking={numbers}" if 0 < kept <= LINKED else "",
    }
