"""The days that the calendar shows, as JSON: columns and cards, in the time of the location's clocks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from daybook.access.choices import Right
from daybook.calendar.forms.board import question_of
from daybook.calendar.queries.board import BoardCard, Column, Days, cards, chosen, columns
from daybook.calendar.queries.hours import Closed, board_hours
from daybook.calendar.views.ground import VisitRequest
from daybook.calendar.views.recent import recent
from daybook.calendar.views.tag import tag_of
from daybook.schedule.rules.spans import DAY
from daybook.shared.desk import needs
from daybook.shared.templatetags.shown import day as in_full

MINUTE = timedelta(minutes=1)
NOT_SHORTER = 15 * MINUTE


@require_safe
@needs(Right.CALENDAR)
@gzip_page
def feed(request: VisitRequest, location_id: int) -> HttpResponse:
    """What the calendar's page of the same question draws; whoever has it already is told so, at little cost."""
    question = question_of(request.GET, today=request.location.today())
    everybody = columns(request.actor)
    days = question.days(everybody)
    among = chosen(everybody, days)
    tag = tag_of(question, days, among, request.actor)
    if unchanged := get_conditional_response(request, etag=tag):
        return unchanged
    content = recent(tag, lambda: _drawn_up(days, among, request, whole_day=question.whole_day))
    return HttpResponse(content, content_type="application/json", headers={"ETag": tag})


def _drawn_up(days: Days, among: list[Column], request: VisitRequest, *, whole_day: bool) -> bytes:
    actor, zone = request.actor, request.location.zone
    drawn = cards(days, among, actor)
    busy = {card.staff_id for card in drawn}
    # Whoever has left by then, or before, has a column where there is still something booked with them.
    shown = [one for one in among if one.serves_on(days.first) or one.id in busy]
    hours = board_hours(days, shown, actor)
    return JsonResponse(
        {
            "first": days.first.isoformat(),
            "last": days.last.isoformat(),
            "opens": _of_day(0 if whole_day else hours.opens),
            "closes": _of_day(DAY if whole_day else hours.closes),
            "columns": [column_as_json(one, hours.notes.get(one.id, ""), days.first) for one in shown],
            "cards": [card_as_json(card, zone) for card in drawn],
            "closed": [closed_as_json(one) for one in hours.closed],
        }
    ).content


def column_as_json(column: Column, note: str, day: date) -> dict[str, Any]:
    """A staff member at the head of their column; of one who has left by that day it says when."""
    has_left = not column.serves_on(day)
    until = _("Until %(day)s") % {"day": in_full(column.last_day)} if has_left and column.last_day else ""
    return {
        "id": column.id,
        "name": column.name,
        "initials": initials_of(column.name),
        "position": column.position,
        "is_retired": has_left,
        "note": note or until,
    }


def closed_as_json(closed: Closed) -> dict[str, Any]:
    """Time at which a staff member does not work."""
    begins, ends = (datetime.combine(closed.day, time.min) + at * MINUTE for at in (closed.begins, closed.ends))
    return {"staff": closed.staff_id, "start": _wall(begins), "end": _wall(ends)}


def card_as_json(card: BoardCard, zone: ZoneInfo) -> dict[str, Any]:
    """A card; `start` and `end` are what the wall clock says, without a zone: the browser has another one."""
    start, end = card.starts_at.astimezone(zone), card.ends_at.astimezone(zone)
    return {
        "id": card.id,
        "visit": card.visit_id,
        "version": card.version,
        "staff": card.staff_id,
        "start": _wall(start),
        "end": _wall(_drawn_end(start, end)),
        "minutes": (card.ends_at - card.starts_at) // MINUTE,
        "time": f"{_clock(start)}–{_clock(end)}",
        "client": card.client,
        "phone": card.phone,
        "services": card.services,
        "status": int(card.status),
        "status_words": str(card.status.label),
        "marks": _marks(card),
    }


def initials_of(name: str) -> str:
    """The first letters of the first two words."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def _marks(card: BoardCard) -> list[dict[str, str]]:
    """Small signs with their words; a booking category has its colour as well."""
    marks = []
    if card.is_online:
        words = _("Online: %(name)s") % {"name": card.source_name} if card.source_name else _("Online")
        marks.append({"icon": "world", "words": words})
    if card.owed is not None:
        marks.append({"icon": "circle-half-2" if card.owed else "circle-dashed", "words": str(card.owed.label)})
    return marks + [{"icon": one.icon, "words": one.title, "color": one.color} for one in card.categories]


def _drawn_end(start: datetime, end: datetime) -> datetime:
    """Where clocks go back, an end may read earlier than its start: it is drawn as long as it takes."""
    wall = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    real = end.timestamp() - start.timestamp()
    return start + (wall if wall >= NOT_SHORTER else max(timedelta(seconds=real), NOT_SHORTER))


def _of_day(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _wall(local: datetime) -> str:
    return local.replace(tzinfo=None).isoformat(timespec="minutes")


def _clock(local: datetime) -> str:
    """The time; of an hour that comes twice with the name of the one that is meant."""
    comes_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{local:%H:%M} {local.tzname()}" if comes_twice else f"{local:%H:%M}"
