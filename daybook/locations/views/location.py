"""The settings of a location, and a further location of its business."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.locations.forms import BusinessForm, LocationForm
from daybook.locations.operations import edit_location, open_location, rename_business
from daybook.locations.queries import business_of, has_bookings, location_of
from daybook.locations.rights import refusal_to_open
from daybook.shared.cards.declared import Card, Link
from daybook.shared.cards.page import answer_card
from daybook.shared.desk import DeskRequest, needs


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def location(request: DeskRequest, location_id: int) -> HttpResponse:
    """What the location is called, its clock, its money, its grid."""
    here = reverse("locations:location", kwargs={"location_id": location_id})
    known = location_of(request.actor)
    form = LocationForm(known, has_bookings=has_bookings(request.actor), data=request.POST or None)

    def save() -> str:
        version = form.cleaned_data["version"] or 0
        kept = edit_location(form.wish(), version=version, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.name}

    return answer_card(request, Card(_("Location"), "", here, links=_links(request)), form, save=save)


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
