"""Everything about one booking, in a dialog."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.columns import REGISTER_COLUMNS
from daybook.bookings.queries.details import Details, details_of
from daybook.bookings.queries.history import Change
from daybook.bookings.views.place import Place, RegisterRequest, here_of
from daybook.bookings.views.shown import rows_shown
from daybook.locations.models import Location
from daybook.shared.desk import needs
from daybook.shared.templatetags.shown import moment, money


@require_safe
@needs(Right.REGISTER)
def info(request: RegisterRequest, location_id: int, booking_id: int) -> HttpResponse:
    """A booking as it is or was: who deleted it, its services and payments, its history, and how to book it again."""
    place = Place(here_of(request), _question_of(request), request.actor)
    details = details_of(booking_id, place.names, actor=request.actor)
    (row,) = rows_shown([details.row], REGISTER_COLUMNS, place, request.location)
    context = {
        "row": {**row, **_more(details, place, request.location)},
        "deleted": _deletion(details),
        "history": [_told(change) for change in details.history],
        "again_url": row["again_url"],
        "edit_url": row["edit_url"],
    }
    return render(request, "bookings/_dialog_info.html", context)


def _question_of(request: RegisterRequest) -> QueryDict:
    """The question of the page on which the dialog opens, so that Edit and Book again find the way back to it."""
    page = urlsplit(request.htmx.current_url_abs_path or "")
    return QueryDict(page.query if page.path == here_of(request) else "")


def _more(details: Details, place: Place, location: Location) -> dict[str, Any]:
    return {
        "lines": [
            {
                "service": place.names.services[line.service_id],
                "price": money(line.price, location),
                "amount": line.amount,
                "discount": f"{line.discount.normalize():f} %" if line.discount else "",
                "cost": money(line.cost, location),
            }
            for line in details.row.lines
        ],
        "payments": [
            {"when": moment(paid.at), "money": money(paid.amount, location), "way": paid.way}
            for paid in details.payments
        ],
    }


def _deletion(details: Details) -> dict[str, str] | None:
    deletion = details.deletion
    if deletion is None:
        return None
    return {"when": moment(deletion.at), "by": deletion.by, "through": deletion.through}


def _told(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "when": moment(change.at),
        "by": change.who,
        "through": change.through,
        "address": change.address,
        "changes": [{"field": one.field, "was": one.before, "is_now": one.after} for one in change.fields],
    }
