"""The labels of clients: the list, a new one, the card of one, retiring and bringing back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.clients.columns import CLIENT_CATEGORY_LIST
from daybook.clients.filters import ClientCategoryFilters
from daybook.clients.forms import CategoryForm
from daybook.clients.models import ClientCategory
from daybook.clients.operations import create_client_category, edit_client_category
from daybook.clients.queries.categories import category_of
from daybook.clients.wishes import CategoryWish
from daybook.shared.cards.declared import Act, Card, along, back_to
from daybook.shared.cards.page import answer_act, answer_card
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.listing.page import ListRequest, answer_list, count_list

ALL = "clients:categories"
RETIRE = lazy("Clients who have it keep it; nobody else is given it.")
RETURN = lazy("Clients can be given it again.")


@needs(Right.CLIENTS, Right.SETTINGS)
@require_safe
def categories(request: ListRequest, location_id: int) -> HttpResponse:
    """What clients can be labelled with."""
    return answer_list(request, CLIENT_CATEGORY_LIST, ClientCategoryFilters(request.GET), may_create=True)


@needs(Right.CLIENTS, Right.SETTINGS)
@require_safe
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of labels that match."""
    return count_list(request, CLIENT_CATEGORY_LIST, ClientCategoryFilters(request.GET))


@needs(Right.CLIENTS, Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """The card of a label that is not there yet."""
    form = CategoryForm(request.POST or None)
    card = Card(_("New category"), _("All client categories"), back_to(ALL, request, location_id))

    def save() -> str:
        made = create_client_category(form.wish(), actor=request.actor)
        return _("%(name)s is added.") % {"name": made.title}

    return answer_card(request, card, form, save=save)


@needs(Right.CLIENTS, Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def category(request: DeskRequest, location_id: int, category_id: int) -> HttpResponse:
    """The card of one."""
    known = _category_or_404(category_id, request)
    initial = {"title": known.title, "color": known.color, "version": known.version}
    form = CategoryForm(request.POST or None, initial=initial)

    def save() -> str:
        version, wish = form.cleaned_data["version"] or 0, form.wish(is_retired=known.retired_at is not None)
        kept = edit_client_category(known.pk, wish, version=version, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.title}

    return answer_card(request, _card(known, request), form, save=save)


@needs(Right.CLIENTS, Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def retire(request: DeskRequest, location_id: int, category_id: int) -> HttpResponse:
    """Give it to nobody else."""
    known = _category_or_404(category_id, request)

    def do() -> str:
        _keep(known, request, is_retired=True)
        return _("%(name)s is retired.") % {"name": known.title}

    return answer_act(request, _card(known, request), _act(known, request), do=do)


@needs(Right.CLIENTS, Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def bring_back(request: DeskRequest, location_id: int, category_id: int) -> HttpResponse:
    """Take it back into use."""
    known = _category_or_404(category_id, request)

    def do() -> str:
        _keep(known, request, is_retired=False)
        return _("%(name)s is in use again.") % {"name": known.title}

    return answer_act(request, _card(known, request), _act(known, request), do=do)


def _keep(known: ClientCategory, request: DeskRequest, *, is_retired: bool) -> None:
    wish = CategoryWish(known.title, known.color, is_retired=is_retired)
    edit_client_category(known.pk, wish, version=known.version, actor=request.actor)


def _category_or_404(category_id: int, request: DeskRequest) -> ClientCategory:
    if known := category_of(category_id, request.actor):
        return known
    raise Http404


def _card(known: ClientCategory, request: DeskRequest) -> Card:
    return Card(
        known.title,
        _("All client categories"),
        back_to(ALL, request, known.location_id),
        mark=_("Retired") if known.retired_at else "",
        acts=[_act(known, request)],
    )


def _act(known: ClientCategory, request: DeskRequest) -> Act:
    name, verb, meaning = ("return", _("Return"), RETURN) if known.retired_at else ("retire", _("Retire"), RETIRE)
    ids = {"location_id": known.location_id, "category_id": known.pk}
    return Act(verb, meaning, along(reverse(f"clients:{name}_category", kwargs=ids), request))
