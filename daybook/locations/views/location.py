"""The settings of a location, and a further location of its business."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.locations.forms import BusinessForm, LocationForm
from daybook.locations.models import Location
from daybook.locations.operations import (
    close_location,
    edit_location,
    open_location,
    rename_business,
    reopen_location,
)
from daybook.locations.queries import business_of, closed_locations, has_bookings, location_of
from daybook.locations.rights import refusal_to_open
from daybook.shared.cards.declared import Act, Card, Link
from daybook.shared.cards.page import answer_act, answer_card
from daybook.shared.desk import DeskRequest, needs


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def location(request: DeskRequest, location_id: int) -> HttpResponse:
    """What the location is called, its clock, its money, its grid."""
    known = location_of(request.actor)
    form = LocationForm(known, has_bookings=has_bookings(request.actor), data=request.POST or None)

    def save() -> str:
        version = form.cleaned_data["version"] or 0
        kept = edit_location(form.wish(), version=version, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.name}

    return answer_card(request, _card(request), form, save=save)


def _card(request: DeskRequest) -> Card:
    here = reverse("locations:location", kwargs={"location_id": request.actor.location_id})
    return Card(_("Location"), "", here, links=_links(request), acts=_acts(request))


def _acts(request: DeskRequest) -> list[Act]:
    """Closing this one, and opening again what was closed, for whoever has full access."""
    if refusal_to_open(request.actor):
        return []
    return [*(_reopening(closed, request) for closed in closed_locations(request.actor)), _closing(request)]


def _closing(request: DeskRequest) -> Act:
    meaning = _("Nobody gets in any more. Everything is kept, and another location of the business can open it again.")
    url = reverse("locations:close", kwargs={"location_id": request.actor.location_id})
    return Act(_("Close this location"), meaning, url, is_danger=True)


def _reopening(closed: Location, request: DeskRequest) -> Act:
    ids = {"location_id": request.actor.location_id, "closed_id": closed.pk}
    meaning = _("%(name)s is closed. Whoever worked there gets in again, with the rights they had.")
    verb = _("Open %(name)s again") % {"name": closed.name}
    return Act(verb, meaning % {"name": closed.name}, reverse("locations:reopen", kwargs=ids))


@needs(Right.FULL)
@require_http_methods(["GET", "POST"])
def close(request: DeskRequest, location_id: int) -> HttpResponse:
    """Let nobody in any more; the person goes on at another location."""

    def do() -> str:
        return _("%(name)s is closed.") % {"name": close_location(actor=request.actor).name}

    return answer_act(request, _card(request), _closing(request), do=do, done_url=reverse("access:start"))


@needs(Right.FULL)
@require_http_methods(["GET", "POST"])
def reopen(request: DeskRequest, location_id: int, closed_id: int) -> HttpResponse:
    """Let whoever worked at the other one in again."""
    closed = closed_locations(request.actor).filter(pk=closed_id).first()
    if closed is None:
        raise Http404

    def do() -> str:
        return _("%(name)s is open again.") % {"name": reopen_location(closed_id, actor=request.actor).name}

    return answer_act(request, _card(request), _reopening(closed, request), do=do)


def _links(request: DeskRequest) -> list[Link]:
    """What else can be done, for whoever has full access."""
    if refusal_to_open(request.actor):
        return []
    here = {"location_id": request.actor.location_id}
    return [
        Link(_("Name of the business"), reverse("locations:business", kwargs=here), "pencil"),
        Link(_("Open another location"), reverse("locations:open_another", kwargs=here), "building-store"),
        Link(_("Add staff and services at once"), reverse("setup:fill", kwargs=here), "list-check"),
    ]


@needs(Right.FULL)
@require_http_methods(["GET", "POST"])
def business(request: DeskRequest, location_id: int) -> HttpResponse:
    """What the business is called."""
    back = reverse("locations:location", kwargs={"location_id": location_id})
    form = BusinessForm(request.POST or None, initial={"name": business_of(request.actor).name})

    def save() -> str:
        renamed = rename_business(form.cleaned_data["name"], actor=request.actor)
        return _("The business is called %(name)s.") % {"name": renamed.name}

    return answer_card(request, Card(_("Business"), _("Location"), back), form, save=save)


@needs(Right.FULL)
@require_http_methods(["GET", "POST"])
def open_another(request: DeskRequest, location_id: int) -> HttpResponse:
    """A further location of the business, set up like this one unless said otherwise; one goes there at once."""
    back = reverse("locations:location", kwargs={"location_id": location_id})
    form = LocationForm(location_of(request.actor), is_new=True, data=request.POST or None)
    opened: list[int] = []

    def save() -> str:
        made = open_location(form.wish(), actor=request.actor)
        opened.append(made.pk)
        return _("%(name)s is open, and you are there now. Its staff and services come next.") % {"name": made.name}

    answer = answer_card(request, Card(_("Open another location"), _("Location"), back), form, save=save)
    return redirect("setup:fill", location_id=opened[0]) if opened else answer
