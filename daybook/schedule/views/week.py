"""A week of everybody's hours."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.schedule.forms import QuestionForm
from daybook.schedule.queries import board_of
from daybook.schedule.rights import refusal_to_close
from daybook.schedule.views.ground import YEARS, HoursRequest, page_url
from daybook.shared.desk import needs

A_WEEK = timedelta(days=7)


@needs(Right.EDIT_SCHEDULE)
@require_safe
def week(request: HoursRequest, location_id: int) -> HttpResponse:
    """The week of `?day=`, or this week; for htmx only the table with its days."""
    today, asked = request.location.today(), QuestionForm(request.GET)
    asked.is_valid()
    day = asked.cleaned_data.get("day") or today
    board = board_of(day if day.year in YEARS else today, request.actor, today=today)
    context = {
        "board": board,
        "here": page_url(request, day=board.first),
        "before_url": page_url(request, day=board.first - A_WEEK),
        "after_url": page_url(request, day=board.first + A_WEEK),
        "today_url": page_url(request),
        "is_this_week": board.first <= today <= board.last,
        "may_close": refusal_to_close(request.actor) is None,
    }
    return render(request, "schedule/_week.html" if request.htmx else "schedule/week.html", context)
