"""The change log: its page, how many acts match, and one act with all that it did."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import reselect, reswap, retarget

from daybook.access.choices import Right
from daybook.changelog.columns import WORDS
from daybook.changelog.queries.acts import Found, exact_count, find
from daybook.changelog.queries.entries import Entry, entries_of, entry_of
from daybook.changelog.views.place import ChangePlace
from daybook.changelog.views.shown import HIGHEST, entry_shown, moment_of
from daybook.shared.desk import needs
from daybook.shared.errors import NotThere
from daybook.shared.listing.page import PARTS, ListRequest
from daybook.shared.listing.question import FiltersShown
from daybook.shared.paging import Page
from daybook.shared.patience import TooSlow

WHOLE = "changelog/log.html"


@require_safe
@needs(Right.CHANGE_LOG)
def log(request: ListRequest, location_id: int) -> HttpResponse:
    """Every act at the location that the person may know of, the newest first; or the part that htmx asks for."""
    place = ChangePlace.of(request, request.path)
    context = {**_form(place, request), **_answer(place, request)}
    status = 422 if place.is_wrong else 503 if context["trouble"] else 200
    if request.htmx.target not in PARTS or request.htmx.history_restore_request:
        return render(request, WHOLE, context, status=status)
    if status == 200:
        return render(request, f"{WHOLE}#{request.htmx.target}", context)
    response = render(request, f"{WHOLE}#register", context, status=status)
    return reswap(reselect(retarget(response, "#register"), "#register"), "outerHTML")


@require_safe
@needs(Right.CHANGE_LOG)
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of acts that match, where the page only said "more than 10 000"."""
    place = ChangePlace.of(request, reverse("changelog:log", kwargs={"location_id": location_id}))
    total = exact_count(place.filters.conditions(), request.actor)
    return render(request, "shared/_count.html", {"total": total, "total_text": WORDS.exactly(total)})


@require_safe
@needs(Right.CHANGE_LOG)
def act(request: ListRequest, location_id: int, moment: int, act: int) -> HttpResponse:
    """One act, thing by thing."""
    at = moment_of(moment)
    entry = entry_of(at, act, request.actor) if at and act <= HIGHEST else None
    if entry is None:
        raise NotThere(_("There is no such entry, or you may not see it."))
    return render(request, "changelog/act.html", {"entry": entry_shown(entry, request.actor, is_whole=True)})


def _form(place: ChangePlace, request: ListRequest) -> dict[str, Any]:
    return {
        "here": place.here,
        "words": WORDS,
        "filters": FiltersShown(place),
    }


def _answer(place: ChangePlace, request: ListRequest) -> dict[str, Any]:
    found, entries, trouble = _find(place, request)
    page = found.page if found else Page([])
    return {
        **_count(found, place),
        "trouble": trouble,
        "address": place.address(cursor=place.cursor),
        "entries": [entry_shown(entry, request.actor) for entry in entries],
        "page": {
            "rows": entries,
            "newer_url": place.address(cursor=page.before) if page.before else "",
            "older_url": place.address(cursor=page.after) if page.after else "",
            "newer_words": _("Newer"),
            "older_words": _("Older"),
        },
    }


def _count(found: Found | None, place: ChangePlace) -> dict[str, Any]:
    if found is None:
        return {"total": None, "total_text": "", "count_url": ""}
    return {
        "total": found.total,
        "total_text": WORDS.total(found.total, counted_to=found.counted_to),
        "count_url": f"{place.here}count/?{place.filters.query()}" if found.total > found.counted_to else "",
    }


def _find(place: ChangePlace, request: ListRequest) -> tuple[Found | None, list[Entry], str]:
    """The page with its entries, or why there is none."""
    if place.is_wrong:
        return None, [], ""
    try:
        found = find(place.filters.conditions(), place.cursors, cursor=place.cursor, actor=request.actor)
        return found, entries_of(found.page.rows, request.actor, only=place.filters.only), ""
    except TooSlow as slow:
        return None, [], str(slow)
