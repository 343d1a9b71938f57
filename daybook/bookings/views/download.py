"""The register's answer as a file: the dialog, and asking for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.bookings.queries.register import COUNTED
from daybook.bookings.views.place import Place, RegisterRequest, place_of
from daybook.bookings.views.shown import WORDS
from daybook.datalog.choices import DownloadSection
from daybook.datalog.operations import ask_for_download
from daybook.datalog.sheets.offer import Offer
from daybook.shared.desk import needs
from daybook.shared.listing.file import answer_file_dialog
from daybook.shared.patience import TooSlow, patiently

SECONDS_FOR_COUNT = 1


@require_http_methods(["GET", "POST"])
@needs(Right.REGISTER, Right.REGISTER_EXCEL)
def download(request: RegisterRequest, location_id: int) -> HttpResponse:
    """The dialog of the question in the address; sent, it has the file made."""
    place = place_of(request)
    offer = _offer(place, total_text="" if request.method == "POST" else _total(place))
    return answer_file_dialog(
        request, offer, here=place.here, ask=lambda sent: ask_for_download(offer.wish(sent), actor=request.actor).pk
    )


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
    """How many rows the file would have, exactly as long as that can be said at once."""
    try:
        with patiently(SECONDS_FOR_COUNT):
            return WORDS.exactly(place.filters.rows().count())
    except TooSlow:
        return WORDS.total(COUNTED + 1, counted_to=COUNTED)
