"""The card of a service: a new one, one that is there, and what else can be done with it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.catalogue.forms import ServiceForm
from daybook.catalogue.models import Service
from daybook.catalogue.operations import (
    create_service,
    delete_service,
    edit_service,
    retire_service,
    return_service,
)
from daybook.catalogue.queries.cards import categories_in_order, givers_of, service_of, services_beside, staff_to_give
from daybook.shared.cards.declared import Card, back_to
from daybook.shared.cards.page import answer_card
from daybook.shared.cards.usual import Acts, UsualAct, acts_of_card, answer_usual_act
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.money import places_of
from daybook.shared.versions import what_refers_to

ALL = "catalogue:services"
ACTS: Acts = {
    "retire": UsualAct(lazy("It is sold no more. Bookings that have it keep it, at their prices."), retire_service),
    "return": UsualAct(
        lazy("It is sold again, in its category."), return_service, done=lazy("%(name)s is sold again.")
    ),
    "delete": UsualAct(lazy("No booking ever had it, so it can go for good."), delete_service),
}


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """The card of a service that is not there yet."""
    form = _form(request)
    card = Card(_("New service"), _("All services"), back_to(ALL, request, location_id))

    def save() -> str:
        made = create_service(form.wish(), actor=request.actor)
        return _("%(name)s is added.") % {"name": made.name}

    return answer_card(request, card, form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def service(request: DeskRequest, location_id: int, service_id: int) -> HttpResponse:
    """The card of one."""
    known = _service_or_404(service_id, request)
    form = _form(request, known)

    def save() -> str:
        version = form.cleaned_data["version"] or 0
        kept = edit_service(known.pk, form.wish(), version=version, actor=request.actor)
        return _("%(name)s is saved. Bookings keep the prices they were made at.") % {"name": kept.name}

    return answer_card(request, _card(known, request), form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, location_id: int, service_id: int, name: str) -> HttpResponse:
    """Sell it no more, sell it again, delete one that no booking ever had."""
    known = _service_or_404(service_id, request)
    return answer_usual_act(request, _card(known, request), ACTS, name=name, row_id=known.pk)


def _service_or_404(service_id: int, request: DeskRequest) -> Service:
    if known := service_of(service_id, request.actor):
        return known
    raise Http404


def _form(request: DeskRequest, known: Service | None = None) -> ServiceForm:
    actor = request.actor
    return ServiceForm(
        categories_in_order(actor),
        staff_to_give(actor),
        known,
        givers=givers_of(known, actor) if known else (),
        beside=services_beside(known, actor) if known else (),
        places=places_of(actor.currency),
        data=request.POST or None,
    )


def _card(known: Service, request: DeskRequest) -> Card:
    names = ["return" if known.retired_at else "retire"]
    names += [] if what_refers_to(known) else ["delete"]
    return Card(
        known.name,
        _("All services"),
        back_to(ALL, request, known.location_id),
        mark=_("Retired") if known.retired_at else "",
        acts=acts_of_card(ACTS, names, "catalogue", request, location_id=known.location_id, service_id=known.pk),
    )
