"""The list of staff as a file: the dialog, and asking for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.datalog.choices import DownloadSection
from daybook.datalog.operations import ask_for_download
from daybook.datalog.sheets.offer import Offer
from daybook.shared.desk import needs
from daybook.shared.listing.file import answer_file_dialog, total_in_words
from daybook.shared.listing.page import ListRequest
from daybook.shared.listing.place import ListPlace
from daybook.staff.columns import STAFF_LIST
from daybook.staff.filters import StaffFilters


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def download(request: ListRequest, location_id: int) -> HttpResponse:
    """The dialog of the question in the address; sent, it has the file made."""
    here = reverse("staff:staff", kwargs={"location_id": location_id})
    place = ListPlace(here, request.GET, STAFF_LIST, StaffFilters(request.GET, request.actor))
    offer = Offer(
        DownloadSection.STAFF,
        place.filters,
        request.actor,
        sort=place.order.name,
        seen=tuple(column.name for column in STAFF_LIST.on_page),
        total_text=total_in_words(place, request.actor),
    )
    return answer_file_dialog(
        request, offer, here=here, ask=lambda sent: ask_for_download(offer.wish(sent), actor=request.actor).pk
    )
