"""The day at hand, as a list: what a specialist sees first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.calendar.queries.day import bookings_of_day
from daybook.shared.desk import DeskRequest, needs


@require_safe
@needs(Right.CALENDAR)
def today(request: DeskRequest, location_id: int) -> HttpResponse:
    """Today's bookings: a specialist's own, and whatever else the person may see."""
    day = timezone.localdate(timezone=request.actor.zone)
    return render(
        request,
        "calendar/today.html",
        {
            "day": day,
            "bookings": bookings_of_day(day, request.actor),
            "opens_visits": request.actor.has(Right.VISIT_FORM),
        },
    )
