"""The page of a list: the whole of it, or the part that htmx asks for, and the exact count."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django_htmx.http import reselect, reswap, retarget

from daybook.shared.desk import DeskRequest
from daybook.shared.filtering import FilterSet
from daybook.shared.listing import shown
from daybook.shared.listing.declared import Listing
from daybook.shared.listing.found import COUNTED, Found, exact_count, find
from daybook.shared.listing.place import ListPlace
from daybook.shared.listing.question import FiltersShown
from daybook.shared.paging import Page
from daybook.shared.patience import TooSlow

WHOLE = "shared/list.html"
PARTS = {"register", "answer"}
NOTHING: Found[Any] = Found(0, Page([]))
"""Where there is no answer, or none was looked for."""


class Branch(Protocol):
    """The location of a request: how money and days are written there."""

    currency: str
    locale: str

    def today(self) -> date:
        """The day it is there."""


class ListRequest(DeskRequest):
    """A request of a list: the middleware has put its location there too."""

    location: Branch


def answer_list(
    request: ListRequest,
    listing: Listing[Any],
    filters: FilterSet[Q],
    *,
    may_download: bool = False,
    may_create: bool = False,
    whole: str = WHOLE,
    **more: Any,
) -> HttpResponse:
    """The page of the question in the address, or the part of it that htmx asks for.

    `may_create` shows the button `Listing.new`.
    `whole` is its template, where the list is drawn in a way of its own, and `more` what that one needs besides.
    """
    place = ListPlace(request.path, request.GET, listing, filters)
    found, trouble = _find(place, request)
    asks_for_file = f"{place.here}download/{place.address().removeprefix(place.here)}"
    context = {
        **_form(place, request),
        **_answer(found, place, request),
        "trouble": trouble,
        "new_url": place.below("new") if may_create else "",
        "download_url": asks_for_file if may_download and not place.is_wrong else "",
        **more,
    }
    status = 422 if place.is_wrong else 503 if trouble else 200
    if request.htmx.target not in PARTS or request.htmx.history_restore_request:
        return render(request, whole, context, status=status)
    if status == 200:
        return render(request, f"{whole}#{request.htmx.target}", context)
    response = render(request, f"{whole}#register", context, status=status)
    # Else htmx would look for a sentence to show above the page; what is wrong stands at its field.
    return reswap(reselect(retarget(response, "#register"), "#register"), "outerHTML")


def count_list(request: ListRequest, listing: Listing[Any], filters: FilterSet[Q]) -> HttpResponse:
    """The exact number of rows that match, where the page only said "more than 10 000"."""
    total = exact_count(ListPlace(request.path, request.GET, listing, filters).matching(request.actor))
    return render(request, "shared/_count.html", {"total": total, "total_text": listing.words.exactly(total)})


def _find(place: ListPlace, request: ListRequest) -> tuple[Found[Any], str]:
    """The page, or why there is none."""
    if place.is_wrong:
        return NOTHING, ""
    actor, cursor = request.actor, place.asked.get("cursor", "")
    try:
        return find(place.listing, place.matching(actor), place.cursors, cursor=cursor, actor=actor), ""
    except TooSlow as slow:
        return NOTHING, str(slow)


def _form(place: ListPlace, request: ListRequest) -> dict[str, Any]:
    return {
        "here": place.here,
        "title": place.listing.title,
        "words": place.listing.words,
        "has_cards": place.listing.has_cards,
        "new_words": place.listing.new,
        "filters": FiltersShown(place),
    }


def _answer(found: Found[Any], place: ListPlace, request: ListRequest) -> dict[str, Any]:
    counted = None if found is NOTHING else found.total
    query = place.filters.query()
    return {
        "back": place.back,
        "address": place.address(cursor=place.asked.get("cursor", "")),
        "page": shown.page_shown(found, place, request.location),
        "columns": shown.headings_shown(place),
        "total": counted,
        "total_text": "" if counted is None else place.listing.words.total(counted, counted_to=COUNTED),
        "count_url": f"{place.here}count/?{query}" if counted is not None and counted > COUNTED else "",
    }
