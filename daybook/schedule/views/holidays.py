"""The days on which the location is closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.schedule.forms import HolidayForm, QuestionForm
from daybook.schedule.operations import add_holiday, remove_holiday
from daybook.schedule.queries import holidays_from
from daybook.schedule.rights import refusal_to_close
from daybook.schedule.views.ground import HoursRequest, bookings_url, page_url
from daybook.shared.desk import needs
from daybook.shared.errors import Invalid
from daybook.shared.templatetags.shown import day as in_full

UNREADABLE = 422


@needs(Right.EDIT_SCHEDULE)
@require_safe
def holidays(request: HoursRequest, location_id: int) -> HttpResponse:
    """Those that are to come."""
    return _page(request, HolidayForm())


@needs(Right.EDIT_SCHEDULE)
@require_POST
def close_on(request: HoursRequest, location_id: int) -> HttpResponse:
    """Close the location on one more day."""
    form = HolidayForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=UNREADABLE)
    try:
        made = add_holiday(form.cleaned_data["day"], form.cleaned_data["title"], actor=request.actor)
    except Invalid as refusal:
        for name, sentences in refusal.fields.items():
            form.add_error(name, sentences)
        return _page(request, form, status=refusal.status)
    words = {"day": in_full(made.day), "title": made.title}
    messages.success(request, _("%(day)s is a holiday: %(title)s.") % words)
    return redirect(page_url(request, "holidays", changed=made.day))


@needs(Right.EDIT_SCHEDULE)
@require_POST
def open_again(request: HoursRequest, location_id: int, holiday_id: int) -> HttpResponse:
    """Work on that day as usual."""
    remove_holiday(holiday_id, actor=request.actor)
    messages.success(request, _("The holiday is removed: usual hours count again."))
    return redirect(page_url(request, "holidays"))


def _page(request: HoursRequest, form: HolidayForm, *, status: int = 200) -> HttpResponse:
    asked = QuestionForm(request.GET)
    asked.is_valid()
    changed = asked.cleaned_data.get("changed")
    context: dict[str, Any] = {
        "form": form,
        "holidays": holidays_from(request.location.today(), request.actor),
        "may_close": refusal_to_close(request.actor) is None,
        "back_url": page_url(request),
        "outside_url": bookings_url(request, changed, changed) if changed else "",
    }
    return render(request, "schedule/holidays.html", context, status=status)
