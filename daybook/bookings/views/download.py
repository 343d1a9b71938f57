"""The register's answer as a file: the dialog, and asking for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.bookings.queries.register import COUNTED, find
from daybook.bookings.views.place import Place, RegisterRequest, place_of
from daybook.bookings.views.shown import WORDS
from daybook.datalog.choices import DownloadSection
from daybook.datalog.operations import ask_for_download
from daybook.datalog.sheets.offer import Offer
from daybook.shared.desk import needs


@require_http_methods(["GET", "POST"])
@needs(Right.REGISTER, Right.REGISTER_EXCEL)
def download(request: RegisterRequest, location_id: int) -> HttpResponse:
    """The dialog of the question in the address; sent, it has the file made."""
    place = place_of(request)
    offer = _offer(place, total_text="" if request.method == "POST" else _total(place))
    if request.method == "GET":
        return render(request, "shared/_dialog_download.html", {"offer": offer, "here": place.here})
    asked = ask_for_download(offer.wish(request.POST), actor=request.actor)
    if not request.htmx:
        return redirect(offer.log_url)
    notice = reverse("datalog:notice", kwargs={"location_id": location_id, "download_id": asked.pk})
    return render(request, "shared/_download_asked.html", {"notice_url": notice})


def _offer(place: Place, *, total_text: str) -> Offer:
    return Offer(
        section=DownloadSection.BOOKINGS,
        filters=place.filters,
        actor=place.actor,
        sort=place.order.name,
        seen=tuple(column.name for column in place.columns),
        total_text=total_text,
    )


def _total(place: Place) -> str:
    found = find(place.filters.question(), place.actor, order=place.order, cursors=place.cursors)
    return WORDS.total(found.total, counted_to=COUNTED)
