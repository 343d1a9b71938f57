"""The Data log: its page, one row of it that follows its file, and the log itself as a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daybook.access.choices import Right
from daybook.datalog.choices import DownloadSection
from daybook.datalog.columns import LOG
from daybook.datalog.filters import LogFilters
from daybook.datalog.operations import ask_for_download
from daybook.datalog.queries.log import LogRow, log_row
from daybook.datalog.rights import refusal_to_ask
from daybook.datalog.sheets.offer import Offer
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.errors import NotThere
from daybook.shared.listing.file import answer_file_dialog, total_in_words
from daybook.shared.listing.page import ListRequest, answer_list, count_list
from daybook.shared.listing.place import ListPlace


@require_safe
@needs()
def log(request: ListRequest, location_id: int) -> HttpResponse:
    """Every download that the person may see; with the right all of the location, else their own."""
    actor = request.actor
    return answer_list(
        request,
        LOG,
        LogFilters(request.GET, actor),
        may_download=refusal_to_ask(DownloadSection.DATA_LOG, actor) is None,
        whole="datalog/log.html",
        sees_all=actor.has(Right.DATA_LOG),
    )


@require_safe
@needs()
def count(request: ListRequest, location_id: int) -> HttpResponse:
    """The exact number of downloads that match."""
    return count_list(request, LOG, LogFilters(request.GET, request.actor))


@require_safe
@needs()
def row(request: DeskRequest, location_id: int, download_id: int) -> HttpResponse:
    """One row of the log as it is now."""
    return render(request, "datalog/_row.html", {"row": _row(request, download_id), "location_id": location_id})


@require_safe
@needs()
def notice(request: DeskRequest, location_id: int, download_id: int) -> HttpResponse:
    """How far a file has come, for the page on which it was asked for."""
    return render(request, "datalog/_notice.html", {"row": _row(request, download_id), "location_id": location_id})


@needs(Right.DATA_LOG)
@require_http_methods(["GET", "POST"])
def download(request: ListRequest, location_id: int) -> HttpResponse:
    """The dialog that asks for the log as a file; sent, it has the file made."""
    here = reverse("datalog:log", kwargs={"location_id": location_id})
    place = ListPlace(here, request.GET, LOG, LogFilters(request.GET, request.actor))
    total = total_in_words(place, request.actor)
    offer = Offer(DownloadSection.DATA_LOG, place.filters, request.actor, sort=place.order.name, total_text=total)
    return answer_file_dialog(
        request, offer, here=here, ask=lambda sent: ask_for_download(offer.wish(sent), actor=request.actor).pk
    )


def _row(request: DeskRequest, download_id: int) -> LogRow:
    found = log_row(download_id, request.actor)
    if found is None:
        raise NotThere(_("There is no such download."))
    return found
