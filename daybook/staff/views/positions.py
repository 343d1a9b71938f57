"""Positions: the list, a new one, the card of one, and what else can be done with it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.shared.cards.declared import Card, back_to
from daybook.shared.cards.page import answer_card
from daybook.shared.cards.usual import Acts, UsualAct, acts_of_card, answer_usual_act
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
ACTS: Acts = {
    "retire": UsualAct(
        lazy("Whoever has it keeps it, and bookings can still be asked for by it; nobody new is given it."),
        retire_position,
    ),
    "return": UsualAct(lazy("It can be given to staff members again."), return_position),
    "delete": UsualAct(lazy("It was never used, so it can go for good."), delete_position),
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
def act(request: DeskRequest, location_id: int, position_id: int, name: str) -> HttpResponse:
    """Take it out of use, take it back, delete one that was never used."""
    known = _position_or_404(position_id, request)
    return answer_usual_act(request, _card(known, request), ACTS, name=name, row_id=known.pk)


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
        acts=acts_of_card(ACTS, names, "positions", request, location_id=known.location_id, position_id=known.pk),
    )
