"""Booking categories: the list, a new one, the card of one, and what else can be done with it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.bookings.columns import CATEGORY_LIST
from daybook.bookings.filters import CategoryFilters
from daybook.bookings.forms import CategoryForm
from daybook.bookings.models import BookingCategory
from daybook.bookings.operations import (
    create_category,
    delete_category,
    edit_category,
    retire_category,
    return_category,
)
from daybook.bookings.queries.categories import category_of, is_carried
from daybook.shared.cards.declared import Card, back_to
from daybook.shared.cards.page import answer_card
from daybook.shared.cards.usual import Acts, UsualAct, acts_of_card, answer_usual_act
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list

ALL = "booking_categories:categories"
WHOLE = "bookings/category.html"
ACTS: Acts = {
    "retire": UsualAct(
        lazy("It is put on no new booking. Those that carry it keep it, and can be asked for by it."), retire_category
    ),
    "return": UsualAct(lazy("It can be put on bookings again."), return_category),
    "delete": UsualAct(lazy("No booking carries it, so it can go for good."), delete_category),
}


@needs(Right.SETTINGS)
@require_safe
def categories(request: ListRequest, location_id: int) -> HttpResponse:
    """The coloured labels of bookings."""
    return answer_list(request, CATEGORY_LIST, CategoryFilters(request.GET), may_create=True)


@needs(Right.SETTINGS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of booking categories that match."""
    return count_list(request, CATEGORY_LIST, CategoryFilters(request.GET))


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """The card of a booking category that is not there yet."""
    form = CategoryForm(data=request.POST or None)
    card = Card(_("New booking category"), _("All booking categories"), back_to(ALL, request, location_id))

    def save() -> str:
        wish = form.wish()
        made = create_category(wish.title, color=wish.color, icon=wish.icon, actor=request.actor)
        return _("%(name)s is added.") % {"name": made.title}

    return answer_card(request, card, form, save=save, whole=WHOLE)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def category(request: DeskRequest, location_id: int, category_id: int) -> HttpResponse:
    """The card of one."""
    known = _category_or_404(category_id, request)
    form = CategoryForm(known, data=request.POST or None)

    def save() -> str:
        given = form.cleaned_data
        kept = edit_category(known.pk, form.wish(), version=given["version"] or 0, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.title}

    return answer_card(request, _card(known, request), form, save=save, whole=WHOLE)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, location_id: int, category_id: int, name: str) -> HttpResponse:
    """Take it out of use, take it back, delete one that was never used."""
    known = _category_or_404(category_id, request)
    return answer_usual_act(request, _card(known, request), ACTS, name=name, row_id=known.pk)


def _category_or_404(category_id: int, request: DeskRequest) -> BookingCategory:
    if known := category_of(category_id, request.actor):
        return known
    raise Http404


def _card(known: BookingCategory, request: DeskRequest) -> Card:
    names = ["return" if known.retired_at else "retire"]
    names += [] if is_carried(known, request.actor) else ["delete"]
    return Card(
        known.title,
        _("All booking categories"),
        back_to(ALL, request, request.actor.location_id),
        mark=_("Retired") if known.retired_at else "",
        acts=acts_of_card(
            ACTS, names, "booking_categories", request, location_id=request.actor.location_id, category_id=known.pk
        ),
    )
