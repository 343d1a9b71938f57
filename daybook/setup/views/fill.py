"""Staff and services of a location that has none: by hand, from a file, or from an example."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.setup.forms import A_WORK_WEEK, USUAL_HOURS, ServiceForms, StaffForms, WeekForm, filling_wish
from daybook.setup.operations import fill_location
from daybook.setup.queries import what_is_there
from daybook.setup.sheets import example_services, example_staff
from daybook.setup.wishes import FillingWish
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.errors import DomainError

EXAMPLE = "example"


@needs(Right.FULL)
@require_http_methods(["GET", "POST"])
def fill(request: DeskRequest, location_id: int) -> HttpResponse:
    """The lines to fill in, empty or with an example's; sent, they are made, and there is room for more."""
    if request.method != "POST":
        return _page(request, *_new_forms(request))
    forms = StaffForms(request.POST, prefix="staff"), ServiceForms(request.POST, prefix="services")
    week = WeekForm(request.POST)
    if not all([*(form.is_valid() for form in forms), week.is_valid()]):
        return _page(request, *forms, week, status=422)
    wish = filling_wish(*forms, week)
    try:
        fill_location(wish, actor=request.actor)
    except DomainError as refusal:
        return _page(request, *forms, week, trouble=str(refusal), status=refusal.status)
    messages.success(request, _what_was_made(wish))
    return redirect("setup:fill", location_id=location_id)


def _new_forms(request: DeskRequest) -> tuple[Any, Any, WeekForm]:
    week = WeekForm(initial={"days": A_WORK_WEEK, "hours": USUAL_HOURS})
    if request.GET.get("from") != EXAMPLE or not what_is_there(request.actor).is_empty:
        return StaffForms(prefix="staff"), ServiceForms(prefix="services"), week
    staff = StaffForms(prefix="staff", initial=example_staff(request.actor))
    return staff, ServiceForms(prefix="services", initial=example_services(request.actor)), week


def _page(
    request: DeskRequest, staff: Any, services: Any, week: WeekForm, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "there": what_is_there(request.actor),
        "staff": staff,
        "services": services,
        "week": week,
        "trouble": trouble,
    }
    return render(request, "setup/fill.html", context, status=status)


def _what_was_made(wish: FillingWish) -> str:
    if not wish.staff and not wish.services:
        return _("Nothing was filled in, so nothing was made.")
    people = ngettext("%(count)s staff member", "%(count)s staff members", len(wish.staff))
    things = ngettext("%(count)s service", "%(count)s services", len(wish.services))
    sentence = _("Made: %(staff)s and %(services)s.")
    return sentence % {
        "staff": people % {"count": len(wish.staff)},
        "services": things % {"count": len(wish.services)},
    }
