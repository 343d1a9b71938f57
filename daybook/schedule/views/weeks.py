"""The usual weeks of one person: the one that counts, from when on another does, and what is planned."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.schedule.forms import QuestionForm, WeekForm, week_as_it_is, week_as_left
from daybook.schedule.operations import remove_week, set_week
from daybook.schedule.queries import NO_WEEK, Week, staff_to_plan, stamp_of_weeks, week_on, weeks_of
from daybook.schedule.rules.words import in_words
from daybook.schedule.views.ground import HoursRequest, bookings_url, day_or_404, member_or_404, page_url
from daybook.shared.desk import needs
from daybook.shared.errors import Invalid, Stale
from daybook.shared.filtering import Option
from daybook.shared.templatetags.shown import day as in_full
from daybook.staff.models import StaffMember

UNREADABLE = 422


@needs(Right.EDIT_SCHEDULE)
@require_safe
def weeks(request: HoursRequest, location_id: int, staff_id: int) -> HttpResponse:
    """The form of the week that counts today; `?like=` fills in somebody else's."""
    member = member_or_404(staff_id, request)
    return _page(request, member, _form(request, member))


@needs(Right.EDIT_SCHEDULE)
@require_POST
def copy_monday(request: HoursRequest, location_id: int, staff_id: int) -> HttpResponse:
    """The form as it was typed, with Monday's hours on all weekdays; nothing is written."""
    member = member_or_404(staff_id, request)
    return _page(request, member, week_as_left(request.POST))


@needs(Right.EDIT_SCHEDULE)
@require_POST
def save_week(request: HoursRequest, location_id: int, staff_id: int) -> HttpResponse:
    """Make this the usual week; what is wrong is said at its line, and nothing typed is lost."""
    member, form = member_or_404(staff_id, request), WeekForm(request.POST)
    if not form.is_valid():
        return _page(request, member, form, status=UNREADABLE)
    try:
        row = set_week(form.wish(member.pk), actor=request.actor)
    except Invalid as refusal:
        for name, sentences in refusal.fields.items():
            form.add_error(name if name in form.fields else None, sentences)
        return _page(request, member, form, status=refusal.status)
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return _page(request, member, form, status=refusal.status, has_seen_all=True)
    words = {"staff": member.name, "day": in_full(row.from_day)}
    messages.success(request, _("The usual week of %(staff)s counts from %(day)s.") % words)
    return redirect(page_url(request, "weeks", staff_id=member.pk, changed=row.from_day))


@needs(Right.EDIT_SCHEDULE)
@require_POST
def take_back_week(request: HoursRequest, location_id: int, staff_id: int) -> HttpResponse:
    """Take a planned week back."""
    member, from_day = member_or_404(staff_id, request), day_or_404(request.POST.get("from_day", ""))
    remove_week(member.pk, from_day, stamp=request.POST.get("stamp"), actor=request.actor)
    messages.success(request, _("The week planned from %(day)s is taken back.") % {"day": in_full(from_day)})
    return redirect(page_url(request, "weeks", staff_id=member.pk, changed=from_day))


def _form(request: HoursRequest, member: StaffMember) -> WeekForm:
    stamp, today = stamp_of_weeks(member.pk, request.actor), request.location.today()
    like = _question(request).get("like")
    whose = member_or_404(like, request) if like else member
    known = weeks_of(whose.pk, request.actor)
    week = week_on(today, known) or (known[-1] if known else NO_WEEK)
    return week_as_it_is(week.days, today, stamp)


def _page(
    request: HoursRequest, member: StaffMember, form: WeekForm, *, status: int = 200, has_seen_all: bool = False
) -> HttpResponse:
    """`has_seen_all`: the page tells what others changed meanwhile, so that whoever saves again does it knowingly."""
    today, known = request.location.today(), weeks_of(member.pk, request.actor)
    counts, changed = week_on(today, known), _question(request).get("changed")
    stamp = stamp_of_weeks(member.pk, request.actor)
    others = [other for other in staff_to_plan(request.actor) if other.pk != member.pk]
    context = {
        "member": member,
        "form": form,
        "known": [_told(week, is_now=week == counts, may_go=week.from_day >= today) for week in known],
        "others": [Option(str(other.pk), other.name) for other in others],
        "back_url": page_url(request),
        "stamp": stamp,
        "seen": stamp if has_seen_all else form["stamp"].value(),
        "outside_url": bookings_url(request, max(changed, today), staff_id=member.pk) if changed else "",
    }
    return render(request, "schedule/weeks.html", context, status=status)


def _told(week: Week, *, is_now: bool, may_go: bool) -> dict[str, Any]:
    lines = [{"label": WEEKDAYS[number], "words": in_words(spans)} for number, spans in enumerate(week.days)]
    return {"from_day": week.from_day, "lines": lines, "is_now": is_now, "may_go": may_go}


def _question(request: HoursRequest) -> dict[str, Any]:
    asked = QuestionForm(request.GET)
    asked.is_valid()
    return asked.cleaned_data
