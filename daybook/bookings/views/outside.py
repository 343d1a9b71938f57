"""Which bookings lie outside working hours: what whoever changed the hours has to look after."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.forms import OutsideForm
from daybook.bookings.queries.outside import bookings_outside
from daybook.shared.desk import DeskRequest, needs


@needs(Right.CALENDAR)
@require_safe
def outside_hours(request: DeskRequest, location_id: int) -> HttpResponse:
    """The coming bookings of the days and the staff member in the address; for htmx a fragment, else a page."""
    asked = OutsideForm(request.GET)
    if not asked.is_valid():
        raise Http404
    given = asked.cleaned_data
    context = {
        "outside": bookings_outside(given["first"], given["last"], request.actor, staff_id=given["staff"]),
        "opens_visits": request.actor.has(Right.VISIT_FORM),
    }
    template = "bookings/_outside_hours.html" if request.htmx else "bookings/outside_hours.html"
    return render(request, template, context)
