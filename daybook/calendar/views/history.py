"""What happened to the visit."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.queries.history import history_of
from daybook.calendar.views.ground import VisitRequest, visit_or_404
from daybook.shared.desk import needs


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM)
def history(request: VisitRequest, location_id: int, visit_id: int) -> HttpResponse:
    """Every change of its bookings, newest first; asked for when somebody opens it."""
    shown = visit_or_404(visit_id, request)
    changes = [(booking, change) for booking in shown.bookings for change in history_of(booking, request.actor)]
    changes.sort(key=lambda entry: entry[1].at, reverse=True)
    context = {"changes": changes, "several": len(shown.bookings) > 1}
    return render(request, "calendar/_history.html", context)
