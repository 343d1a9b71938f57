"""Saying of a pair that it is two people, the list of what was said so, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.cards.forms import TwoPeopleForm
from daybook.cards.operations import say_two_people, take_back_two_people
from daybook.cards.queries.two_people import two_people_page
from daybook.cards.views.ground import CardRequest, address, list_of
from daybook.clients.models import TwoPeople
from daybook.shared.desk import needs
from daybook.shared.errors import NotThere


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_safe
def two_people(request: CardRequest, location_id: int) -> HttpResponse:
    """Every pair of which it was said, by whom and when, the newest first."""
    page = two_people_page(request.actor, cursor=request.GET.get("cursor", ""))
    context = {"page": page, "doubles_url": list_of("doubles", request)}
    return render(request, "cards/two_people.html", context)


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_POST
def say(request: CardRequest, location_id: int) -> HttpResponse:
    """The pair leaves the list of doubles; htmx gets a line in its place that can take it back."""
    form = TwoPeopleForm(request.POST)
    if not form.is_valid():
        raise NotThere(_("There is no such client here."))
    given = form.cleaned_data
    said = say_two_people(given["one"], given["other"], actor=request.actor)
    if request.htmx:
        return render(request, "cards/_two_people_said.html", {"said": said})
    messages.success(request, _("%(one)s and %(other)s are two people.") % _names(said))
    return redirect(address("card", given["card"], request) if given["card"] else list_of("doubles", request))


@needs(Right.CLIENTS, Right.DELETE_CLIENTS)
@require_POST
def take_back(request: CardRequest, location_id: int, said_id: int) -> HttpResponse:
    """The two may be one person again."""
    said = take_back_two_people(said_id, actor=request.actor)
    if said is None:
        raise NotThere(_("This was taken back before, or one of the two cards is gone."))
    if request.htmx:
        return render(request, "cards/_two_people_again.html", {"said": said, "url": _comparing(said, request)})
    messages.success(request, _("%(one)s and %(other)s may be one person again.") % _names(said))
    form = TwoPeopleForm({"one": said.one_id, "other": said.other_id, "card": request.POST.get("card")})
    card = form.cleaned_data["card"] if form.is_valid() else None
    return redirect(address("card", card, request) if card else list_of("two_people", request))


def _comparing(said: TwoPeople, request: CardRequest) -> str:
    url = address("merge", said.one_id, request)
    return f"{url}{'&' if '?' in url else '?'}other={said.other_id}"


def _names(said: TwoPeople) -> dict[str, str]:
    return {"one": str(said.one), "other": str(said.other)}
