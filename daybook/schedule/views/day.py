"""The hours of one person on one day: a dialog of the week."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from daybook.access.choices import Right
from daybook.schedule.forms import DayForm
from daybook.schedule.operations import clear_day, set_day
from daybook.schedule.queries import DayHours, hours_of
from daybook.schedule.rules.words import in_words
from daybook.schedule.views.ground import HoursRequest, bookings_url, day_or_404, member_or_404, page_url
from daybook.shared.desk import needs
from daybook.shared.errors import Invalid
from daybook.shared.templatetags.shown import day as in_full
from daybook.staff.models import StaffMember


@needs(Right.EDIT_SCHEDULE)
@require_http_methods(["GET", "POST"])
def day(request: HoursRequest, location_id: int, staff_id: int, day: str) -> HttpResponse:
    """The dialog of the day; sent, it makes the hours what was typed."""
    member, on_day = member_or_404(staff_id, request), day_or_404(day)
    if request.method == "POST":
        form = DayForm(request.POST)
        if not form.is_valid():
            raise Invalid({name: [str(sentence) for sentence in found] for name, found in form.errors.items()})
        set_day(form.wish(member.pk, on_day), actor=request.actor)
        return _said(request, member, on_day)
    hours = _hours(member, on_day, request)
    values = {"spans": in_words(hours.spans or ()), "note": hours.note, "stamp": hours.stamp}
    context = {
        "member": member,
        "day": on_day,
        "hours": hours,
        "form": DayForm(initial=values if hours.stamp else values | {"note": ""}),
        "back_url": page_url(request, day=on_day),
        "weeks_url": page_url(request, "weeks", staff_id=member.pk),
        "report": "#board-report" if request.GET.get("from") == "calendar" else "#report",
    }
    return render(request, "schedule/_day.html" if request.htmx else "schedule/day.html", context)


@needs(Right.EDIT_SCHEDULE)
@require_POST
def as_usual(request: HoursRequest, location_id: int, staff_id: int, day: str) -> HttpResponse:
    """Let the week and the holidays decide about this day again."""
    member, on_day = member_or_404(staff_id, request), day_or_404(day)
    clear_day(member.pk, on_day, stamp=request.POST.get("stamp"), actor=request.actor)
    return _said(request, member, on_day)


def _said(request: HoursRequest, member: StaffMember, on_day: date) -> HttpResponse:
    """The report for the week's page, which asks for its table again; without script the page itself."""
    headline = _headline(member, on_day, _hours(member, on_day, request))
    if not request.htmx:
        messages.success(request, headline)
        return redirect(page_url(request, day=on_day))
    outside_url = bookings_url(request, on_day, on_day, staff_id=member.pk)
    response = render(request, "schedule/_report.html", {"headline": headline, "outside_url": outside_url})
    response["HX-Trigger"] = "schedule-changed"
    return response


def _hours(member: StaffMember, on_day: date, request: HoursRequest) -> DayHours:
    return hours_of([member.pk], on_day, on_day, request.actor)[member.pk, on_day]


def _headline(member: StaffMember, on_day: date, hours: DayHours) -> str:
    words = {"staff": member.name, "day": in_full(on_day), "hours": in_words(hours.spans or ())}
    if hours.spans:
        return _("%(staff)s works %(hours)s on %(day)s.") % words
    if hours.spans is None:
        return _("The hours of %(staff)s on %(day)s are not set.") % words
    return _("%(staff)s does not work on %(day)s.") % words
