"""The page of the calendar: its frame, and the plain list for whoever has no script or wants none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from daybook.access.choices import Right
from daybook.bookings.rights import refusal_to_create
from daybook.calendar.forms.board import VIEW_WORDS, BoardQuestion, View, question_of
from daybook.calendar.queries.board import Column, cards, chosen, columns
from daybook.calendar.views.ground import VisitRequest
from daybook.calendar.views.tag import tag_of
from daybook.feeds.queries.listed import way_to_feeds
from daybook.shared.filtering import Option

FINEST, HOUR = 10, 60
PIXELS_OF_AN_HOUR = 80


@dataclass(frozen=True)
class Steps:
    """How the grid is drawn: minutes of a line, its height, and minutes between the times at its side."""

    line: int
    height: int
    label: int


def board(request: VisitRequest) -> HttpResponse:
    """The calendar of the days asked for; for htmx only the part that changes with them."""
    question = question_of(request.GET, today=request.location.today())
    template = "calendar/_board.html" if request.htmx else "calendar/board.html"
    return render(request, template, board_context(question, request))


def board_context(question: BoardQuestion, request: VisitRequest) -> dict[str, Any]:
    """What the templates of the calendar read, for these days."""
    everybody = columns(request.actor)
    context = _ways(question, request) | _choices(question, everybody, request) | _grid(request)
    context |= {"question": question, "is_list": question.view == View.LIST}
    if question.view == View.LIST:
        context["feed_url"] = f"{reverse('calendar:feed', args=[request.actor.location_id])}?{question.query()}"
        days = question.days(everybody)
        names = {one.id: one.name for one in everybody}
        # Before the rows: what changes between the two is asked for once more, and nothing is missed.
        context["mark"] = tag_of(question, days, chosen(everybody, days), request.actor)
        shown = cards(days, chosen(everybody, days), request.actor)
        context["rows"] = [{"card": card, "staff": names[card.staff_id]} for card in shown]
    return context


def steps_of(grid_minutes: int) -> Steps:
    """Lines at the steps of the grid, no finer than one can point at; times at the hours, where lines fall on them."""
    line = grid_minutes if grid_minutes >= FINEST else 2 * grid_minutes
    label = HOUR if HOUR % line == 0 else line
    return Steps(line, max(16, PIXELS_OF_AN_HOUR * line // HOUR), label)


def _ways(question: BoardQuestion, request: VisitRequest) -> dict[str, Any]:
    """Where one can go from here."""
    here = reverse("calendar:calendar", kwargs={"location_id": request.actor.location_id})
    today = request.location.today()

    def way(to: BoardQuestion) -> str:
        return f"{here}?{to.query()}"

    views = [(way(replace(question, view=view)), words, view == question.view) for view, words in VIEW_WORDS.items()]
    return {
        "here": here,
        "address": way(question),
        "views": [{"url": url, "words": words, "is_current": current} for url, words, current in views],
        "before_url": way(question.earlier()),
        "after_url": way(question.later()),
        "today_url": way(replace(question, day=today)),
        "list_url": way(replace(question, view=View.LIST)),
        "hours_url": way(replace(question, whole_day=not question.whole_day)),
        "everybody_url": way(replace(question, staff_ids=(), position_ids=())),
        "is_today": question.first <= today <= question.last,
    }


def _choices(question: BoardQuestion, everybody: list[Column], request: VisitRequest) -> dict[str, Any]:
    """Whom one can choose, and what of it is chosen."""
    serving = [one for one in everybody if not one.is_retired or one.id in question.staff_ids]
    whose = {question.week_of(everybody)} if question.view == View.WEEK else set(question.staff_ids)
    positions = sorted({(one.position, one.position_id) for one in serving if one.position_id})
    return {
        "staff": [Option(str(one.id), one.name, is_chosen=one.id in whose) for one in serving],
        "week_staff": min(whose, default=0) if question.view == View.WEEK else "",
        "week_name": next((one.name for one in serving if {one.id} == whose), "") if question.view == View.WEEK else "",
        "feeds_url": way_to_feeds(min(whose), request.actor) if question.view == View.WEEK else "",
        "first_steps_url": _first_steps(everybody, request),
        "all_staff": [Option(str(one.id), one.name) for one in everybody if not one.is_retired],
        "positions": [Option(str(pk), title, is_chosen=pk in question.position_ids) for title, pk in positions],
        "may_create": refusal_to_create(request.actor) is None and request.actor.has(Right.VISIT_FORM),
        "opens_visits": request.actor.has(Right.VISIT_FORM),
        "may_set_hours": request.actor.has(Right.EDIT_SCHEDULE),
        "may_stretch": request.actor.has(Right.EDIT_BOOKINGS),
        "may_move": request.actor.has(Right.EDIT_BOOKINGS) and request.actor.has(Right.TRANSFER),
    }


def _first_steps(everybody: list[Column], request: VisitRequest) -> str:
    """Where staff are added, for whoever may, while there is nobody; else empty."""
    if any(not one.is_retired for one in everybody) or not request.actor.has(Right.SETTINGS):
        return ""
    page = "setup:fill" if request.actor.has(Right.FULL) else "staff:new"
    return reverse(page, kwargs={"location_id": request.actor.location_id})


def _grid(request: VisitRequest) -> dict[str, Any]:
    """How the grid stands: its steps, and what the location's clocks are ahead of UTC now."""
    offset = timezone.now().astimezone(request.location.zone).strftime("%z")
    return {
        "steps": steps_of(request.location.grid_minutes),
        "grid_minutes": request.location.grid_minutes,
        "today": request.location.today(),
        "zone": request.location.zone.key,
        "offset": f"{offset[:3]}:{offset[3:5]}",
    }
