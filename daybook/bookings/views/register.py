"""The register: its page, its answer, its exact count, and which columns it shows."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reselect, reswap, retarget

from daybook.access.choices import Right
from daybook.bookings.columns import BY_NAME
from daybook.bookings.forms import address_from, columns_from
from daybook.bookings.operations.choose_columns import choose_columns as remember_columns
from daybook.bookings.queries.register import COUNTED, Found, exact_count, find
from daybook.bookings.views import shown
from daybook.bookings.views.place import Place, RegisterRequest, here_of, place_of
from daybook.datalog.choices import DownloadSection
from daybook.datalog.rights import refusal_to_ask
from daybook.shared.actor import Actor
from daybook.shared.desk import needs
from daybook.shared.listing.question import FiltersShown
from daybook.shared.paging import Page
from daybook.shared.patience import TooSlow
from daybook.uploads.choices import UploadSection
from daybook.uploads.queries import way_to_upload

PARTS = {"register", "answer"}
NOTHING = Found(0, Page([]))
"""Where there is no answer, or none was looked for."""


@require_safe
@needs(Right.REGISTER)
def register(request: RegisterRequest, location_id: int) -> HttpResponse:
    """The page of the question in the address, or the part of it that htmx asks for."""
    place = place_of(request)
    found, trouble = _find(place)
    context = {**_form(place, request), **_answer(found, place, request), "trouble": trouble}
    asks_for_part = request.htmx.target in PARTS and not request.htmx.history_restore_request
    whole, status = "bookings/register.html", 422 if place.is_wrong else 503 if trouble else 200
    if not asks_for_part:
        return render(request, whole, context, status=status)
    if status == 200:
        return render(request, f"{whole}#{request.htmx.target}", context)
    response = render(request, f"{whole}#register", context, status=status)
    # Else htmx would look for a sentence to show above the page; what is wrong stands at its field.
    return reswap(reselect(retarget(response, "#register"), "#register"), "outerHTML")


@require_safe
@needs(Right.REGISTER)
def count(request: RegisterRequest, location_id: int) -> HttpResponse:
    """The exact number of bookings that match, where the page only said "more than 10 000"."""
    total = exact_count(place_of(request).filters.question(), request.actor)
    return render(request, "shared/_count.html", {"total": total, "total_text": shown.WORDS.exactly(total)})


@require_POST
@needs(Right.REGISTER)
def choose_columns(request: RegisterRequest, location_id: int) -> HttpResponse:
    """Remember the chosen columns, and go back to where they were chosen."""
    here = here_of(request)
    address = address_from(request.POST, here=here)
    remember_columns(columns_from(request.POST, known=BY_NAME), actor=request.actor)
    asked = QueryDict(urlsplit(address).query, mutable=True)
    asked.pop("columns", None)
    return redirect(f"{here}?{asked.urlencode()}" if asked else here)


def _find(place: Place) -> tuple[Found, str]:
    """The page, or why there is none."""
    if place.is_wrong:
        return NOTHING, ""
    question, cursor = place.filters.question(), place.asked.get("cursor", "")
    try:
        return find(question, place.actor, order=place.order, cursors=place.cursors, cursor=cursor), ""
    except TooSlow as slow:
        return NOTHING, str(slow)


def _form(place: Place, request: RegisterRequest) -> dict[str, Any]:
    actor = request.actor
    books = all(actor.has(right) for right in (Right.CALENDAR, Right.VISIT_FORM, Right.CREATE_BOOKINGS))
    calendar = reverse("calendar:calendar", kwargs={"location_id": actor.location_id})
    return {
        "here": place.here,
        "words": shown.WORDS,
        "filters": FiltersShown(place),
        "book_url": f"{calendar}?{urlencode({'new': 1, 'back': place.address()})}" if books else "",
    }


def _answer(found: Found, place: Place, request: RegisterRequest) -> dict[str, Any]:
    counted = None if place.is_wrong or found is NOTHING else found.total
    query = place.filters.query()
    return {
        "address": place.address(cursor=place.asked.get("cursor", "")),
        "page": shown.page_shown(found, place, request.location),
        "columns": shown.headings_shown(place),
        **shown.views_shown(place),
        "chooser": shown.chooser_shown(place),
        "total": counted,
        "total_text": "" if counted is None else shown.WORDS.total(counted, counted_to=COUNTED),
        "count_url": f"{place.here}count/?{query}" if counted is not None and counted > COUNTED else "",
        "summary_url": f"{place.here}summary/?{query}" if counted else "",
        "may": shown.acts_on_many(request.actor),
        "download_url": _download_url(place, request.actor),
        "upload_url": way_to_upload(UploadSection.BOOKINGS, request.actor),
        "takes_all": shown.taking_all(found.total, len(found.page.rows)),
    }


def _download_url(place: Place, actor: Actor) -> str:
    """Where this question is asked for as a file; empty where it cannot be."""
    if place.is_wrong or refusal_to_ask(DownloadSection.BOOKINGS, actor):
        return ""
    return f"{place.here}download/{place.address().removeprefix(place.here)}"
