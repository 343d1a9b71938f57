"""Positions: the list, a new one, the card of one, and what else can be done with it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.shared.cards.declared import Act, Card, along, back_to
from daybook.shared.cards.page import answer_act, answer_card
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.shared.versions import what_refers_to
from daybook.staff.columns import POSITION_LIST
from daybook.staff.filters import PositionFilters
from daybook.staff.forms import PositionForm
from daybook.staff.models import Position
from daybook.staff.operations import (
    create_position,
    delete_position,
    edit_position,
    retire_position,
    return_position,
)
from daybook.staff.queries.positions import position_of

ALL = "positions:positions"
ACTS = {
    "retire": (
        lazy("Retire"),
        lazy("Whoever has it keeps it, and bookings can still be asked for by it; nobody new is given it."),
    ),
    "return": (lazy("Return"), lazy("It can be given to staff members again.")),
    "delete": (lazy("Delete"), lazy("It was never used, so it can go for good.")),
}


@needs(Right.SETTINGS)
@require_safe
def positions(request: ListRequest, location_id: int) -> HttpResponse:
    """What staff members are."""
    return answer_list(request, POSITION_LIST, PositionFilters(request.GET), may_create=True)


@needs(Right.SETTINGS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of positions that match."""
    return count_list(request, POSITION_LIST, PositionFilters(request.GET))


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """The card of a position that is not there yet."""
    form = PositionForm(request.POST or None)
    card = Card(_("New position"), _("All positions"), back_to(ALL, request, location_id))

    def save() -> str:
        made = create_position(form.cleaned_data["title"], actor=request.actor)
        return _("%(name)s is added.") % {"name": made.title}

    return answer_card(request, card, form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def position(request: DeskRequest, location_id: int, position_id: int) -> HttpResponse:
    """The card of one."""
    known = _position_or_404(position_id, request)
    form = PositionForm(request.POST or None, initial={"title": known.title, "version": known.version})

    def save() -> str:
        given = form.cleaned_data
        kept = edit_position(known.pk, given["title"], version=given["version"] or 0, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.title}

    return answer_card(request, _card(known, request), form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def retire(request: DeskRequest, location_id: int, position_id: int) -> HttpResponse:
    """Take it out of use."""
    known = _position_or_404(position_id, request)

    def do() -> str:
        retire_position(known.pk, actor=request.actor)
        return _("%(name)s is retired.") % {"name": known.title}

    return answer_act(request, _card(known, request), _act("retire", known, request), do=do)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def bring_back(request: DeskRequest, location_id: int, position_id: int) -> HttpResponse:
    """Take it back into use."""
    known = _position_or_404(position_id, request)

    def do() -> str:
        return_position(known.pk, actor=request.actor)
        return _("%(name)s is in use again.") % {"name": known.title}

    return answer_act(request, _card(known, request), _act("return", known, request), do=do)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def delete(request: DeskRequest, location_id: int, position_id: int) -> HttpResponse:
    """Delete one that was never used."""
    known = _position_or_404(position_id, request)

    def do() -> str:
        delete_position(known.pk, actor=request.actor)
        return _("%(name)s is deleted.") % {"name": known.title}

    return answer_act(request, _card(known, request), _act("delete", known, request), do=do)


def _position_or_404(position_id: int, request: DeskRequest) -> Position:
    if known := position_of(position_id, request.actor):
        return known
    raise Http404


def _card(known: Position, request: DeskRequest) -> Card:
    names = ["return" if known.retired_at else "retire"]
    names += [] if what_refers_to(known) else ["delete"]
    return Card(
        known.title,
        _("All positions"),
        back_to(ALL, request, known.location_id),
        mark=_("Retired") if known.retired_at else "",
        acts=[_act(name, known, request) for name in names],
    )


def _act(name: str, known: Position, request: DeskRequest) -> Act:
    verb, meaning = ACTS[name]
    ids = {"location_id": known.location_id, "position_id": known.pk}
    url = along(reverse(f"positions:{name}", kwargs=ids), request)
    return Act(verb, meaning, url, is_danger=name == "delete")
