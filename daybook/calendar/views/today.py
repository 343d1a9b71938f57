"""The day at hand, as a list: what a specialist sees first; the days beside it are one step away."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.rules.times import YEARS
from daybook.calendar.queries.day import bookings_of_day
from daybook.shared.desk import DeskRequest, needs

A_DAY = timedelta(days=1)


@needs(Right.CALENDAR)
@require_safe
def today(request: DeskRequest, location_id: int) -> HttpResponse:
    """The bookings of today, or of `?day=`: a specialist's own, and whatever else the person may see."""
    now = timezone.localdate(timezone=request.actor.zone)
    day = _day(request.GET.get("day", "")) or now
    return render(
        request,
        "calendar/today.html",
        {
            "day": day,
            "is_today": day == now,
            "before": day - A_DAY,
            "after": day + A_DAY,
            "bookings": bookings_of_day(day, request.actor),
            "opens_visits": request.actor.has(Right.VISIT_FORM),
        },
    )


def _day(text: str) -> date | None:
    """The day that is meant; what is no day, or one that nobody lives to see, means today."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None
