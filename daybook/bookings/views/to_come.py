"""What is booked with a staff member from now on, for their card."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.bookings.forms import ToComeForm
from daybook.bookings.queries.to_come import bookings_to_come
from daybook.shared.desk import DeskRequest, needs


@needs(Right.CALENDAR)
@require_safe
def to_come(request: DeskRequest, location_id: int) -> HttpResponse:
    """The bookings to come of `?staff=`, with the way to all of them in the register; for htmx a fragment."""
    asked = ToComeForm(request.GET)
    if not asked.is_valid():
        raise Http404
    staff_id, today = asked.cleaned_data["staff"], timezone.localdate(timezone=request.actor.zone)
    found = bookings_to_come(staff_id, request.actor)
    if found is None:
        raise Http404
    question = {"visit_from": today.isoformat(), "staff": staff_id, "cancelled": "no"}
    register = reverse("bookings:register", kwargs={"location_id": location_id})
    context = {
        "to_come": found,
        "opens_visits": request.actor.has(Right.VISIT_FORM),
        "register_url": f"{register}?{urlencode(question)}" if request.actor.has(Right.REGISTER) else "",
    }
    return render(request, "bookings/_to_come.html" if request.htmx else "bookings/to_come.html", context)
