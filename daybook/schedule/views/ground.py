"""A request about working hours, and what all its pages read."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.dateparse import parse_date

from daybook.access.choices import Right
from daybook.locations.models import Location
from daybook.schedule.queries import member_to_plan
from daybook.schedule.rights import refusal_to_edit
from daybook.shared.desk import DeskRequest
from daybook.shared.errors import refuse
from daybook.staff.models import StaffMember

YEARS = range(2000, 2101)


class HoursRequest(DeskRequest):
    """A request below `/l/<location id>/schedule/`: the middleware has put the location there."""

    location: Location


def member_or_404(staff_id: int, request: HoursRequest) -> StaffMember:
    """The staff member whose hours the person may change; the same 404 for none and for one that is not theirs."""
    member = member_to_plan(staff_id, request.actor)
    if member is None:
        raise Http404
    refuse(refusal_to_edit(member, request.actor))
    return member


def day_or_404(text: str) -> date:
    """The day that an address names."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise Http404
    return day


def page_url(request: HoursRequest, view: str = "week", *, staff_id: int | None = None, **question: object) -> str:
    """The address of one of these pages."""
    ids = {"location_id": request.location.pk} | ({"staff_id": staff_id} if staff_id else {})
    address = reverse(f"schedule:{view}", kwargs=ids)
    return f"{address}?{urlencode(question)}" if question else address


def bookings_url(request: HoursRequest, first: date, last: date | None = None, *, staff_id: int | None = None) -> str:
    """Where to ask which bookings these hours leave outside; empty for who sees no bookings."""
    if not request.actor.has(Right.CALENDAR):
        return ""
    asked = {"first": first.isoformat()} | ({"last": last.isoformat()} if last else {})
    asked |= {"staff": str(staff_id)} if staff_id else {}
    return f"{reverse('bookings:outside_hours', kwargs={'location_id': request.location.pk})}?{urlencode(asked)}"
