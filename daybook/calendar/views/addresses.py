"""Addresses of the visit's panel: over the days that are shown, with the same way back."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from daybook.bookings.models import Visit
from daybook.calendar.forms.board import BoardQuestion, question_of
from daybook.calendar.views.ground import VisitRequest, back_of

A_WEEK = timedelta(days=7)
WEEKS_TO_COPY = (0, 1, 2, 3, 4, 5, 6, 8)


def question_behind(request: VisitRequest, day: date) -> BoardQuestion:
    """The days behind the panel: those that the address or the form names, else this one."""
    return question_of(_told(request), today=day)


def calendar_url(request: VisitRequest) -> str:
    """The calendar without a question."""
    return reverse("calendar:calendar", kwargs={"location_id": request.actor.location_id})


def page_url(request: VisitRequest, **question: object) -> str:
    """The address of this in the panel, over the same days and with the same way back."""
    return over_url(request) + urlencode(question)


def over_url(request: VisitRequest) -> str:
    """What an address of the panel begins with; `visit=` and the like are put behind it."""
    kept = [question_behind(request, request.location.today()).query()] if "view" in _told(request) else []
    if back := back_of(request):
        kept.append(urlencode({"back": back}))
    return f"{calendar_url(request)}?" + "".join(f"{part}&" for part in kept)


def ways_to_copy(request: VisitRequest, visit: Visit) -> list[dict[str, object]]:
    """Where this visit can be copied to by one click: its weekday in the weeks to come, with each day and address."""
    today = request.location.today()
    base = visit.day + max(0, -(-(today - visit.day) // A_WEEK)) * A_WEEK
    days = [base + weeks * A_WEEK for weeks in WEEKS_TO_COPY]
    return [
        {"day": one, "url": page_url(request, copy=visit.pk, on=one.isoformat())} for one in days if one > visit.day
    ]


def _told(request: VisitRequest) -> QueryDict:
    return QueryDict(request.POST.get("board", "")) if request.method == "POST" else request.GET
