"""A request of the visit form, and what its location gives to it."""

from __future__ import annotations

from django.http import Http404

from daybook.bookings.rights import may_set_discounts, may_set_prices
from daybook.calendar.forms import Ground, safe_back
from daybook.calendar.queries import ShownVisit, choices, shown_visit
from daybook.locations.models import Location
from daybook.shared.desk import DeskRequest


class VisitRequest(DeskRequest):
    """A request below `/l/<location id>/calendar/`: the middleware has put the location there."""

    location: Location


def ground_of(request: VisitRequest) -> Ground:
    """What the forms stand on here."""
    actor, location = request.actor, request.location
    return Ground(
        zone=location.zone,
        grid_minutes=location.grid_minutes,
        currency=location.currency,
        choices=choices(actor),
        may_set_price=may_set_prices(actor),
        may_set_discount=may_set_discounts(actor),
    )


def back_of(request: VisitRequest) -> str:
    """Where Back and a saved visit lead; empty where the address names no page of this site."""
    return safe_back(request.POST.get("back") or request.GET.get("back") or "")


def visit_or_404(visit_id: int, request: VisitRequest) -> ShownVisit:
    """The visit; the same 404 for none, for another location's and for one that is not for these eyes."""
    shown = shown_visit(visit_id, request.actor)
    if shown is None:
        raise Http404
    return shown
