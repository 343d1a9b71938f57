"""Service categories: the list, a new one, the card of one, and what else can be done with it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.catalogue.columns import CATEGORY_LIST
from daybook.catalogue.filters import CategoryFilters
from daybook.catalogue.forms import CategoryForm
from daybook.catalogue.models import ServiceCategory
from daybook.catalogue.operations import (
    create_service_category,
    delete_service_category,
    edit_service_category,
    retire_service_category,
    return_service_category,
)
from daybook.catalogue.queries.cards import categories_in_order, category_of
from daybook.shared.cards.declared import Card, back_to
from daybook.shared.cards.page import answer_card
from daybook.shared.cards.usual import Acts, UsualAct, acts_of_card, answer_usual_act
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.shared.versions import what_refers_to

ALL = "service_categories:categories"
ACTS: Acts = {
    "retire": UsualAct(
        lazy("Nothing new is put in it. Bookings can still be asked for by it."), retire_service_category
    ),
    "return": UsualAct(lazy("Services can be put in it again."), return_service_category),
    "delete": UsualAct(lazy("No service was ever in it, so it can go for good."), delete_service_category),
}


@needs(Right.SETTINGS)
@require_safe
def categories(request: ListRequest, location_id: int) -> HttpResponse:
    """The shelves of the catalogue."""
    return answer_list(request, CATEGORY_LIST, CategoryFilters(request.GET), may_create=True)


@needs(Right.SETTINGS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of service categories that match."""
    return count_list(request, CATEGORY_LIST, CategoryFilters(request.GET))


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """The card of a service category that is not there yet."""
    form = CategoryForm(categories_in_order(request.actor), data=request.POST or None)
    card = Card(_("New service category"), _("All service categories"), back_to(ALL, request, location_id))

    def save() -> str:
        made = create_service_category(form.cleaned_data["title"], after_id=form.after_id, actor=request.actor)
        return _("%(name)s is added.") % {"name": made.title}

    return answer_card(request, card, form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def category(request: DeskRequest, location_id: int, category_id: int) -> HttpResponse:
    """The card of one."""
    known = _category_or_404(category_id, request)
    form = CategoryForm(categories_in_order(request.actor), known, data=request.POST or None)

    def save() -> str:
        given = form.cleaned_data
        kept = edit_service_category(
            known.pk, given["title"], version=given["version"] or 0, after_id=form.after_id, actor=request.actor
        )
        return _("%(name)s is saved.") % {"name": kept.title}

    return answer_card(request, _card(known, request), form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, location_id: int, category_id: int, name: str) -> HttpResponse:
    """Take it out of use, take it back, delete one that was never used."""
    known = _category_or_404(category_id, request)
    return answer_usual_act(request, _card(known, request), ACTS, name=name, row_id=known.pk)


def _category_or_404(category_id: int, request: DeskRequest) -> ServiceCategory:
    if known := category_of(category_id, request.actor):
        return known
    raise Http404


def _card(known: ServiceCategory, request: DeskRequest) -> Card:
    names = ["return" if known.retired_at else "retire"]
    names += [] if what_refers_to(known) else ["delete"]
    return Card(
        known.title,
        _("All service categories"),
        back_to(ALL, request, known.location_id),
        mark=_("Retired") if known.retired_at else "",
        acts=acts_of_card(
            ACTS, names, "service_categories", request, location_id=known.location_id, category_id=known.pk
        ),
    )
