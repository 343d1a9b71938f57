"""Staff and services of a location that has none: by hand, from a file, or from an example."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from daybook.access.choices import Right
from daybook.setup.forms import A_WORK_WEEK, USUAL_HOURS, CopyForm, ServiceForms, StaffForms, WeekForm, filling_wish
from daybook.setup.operations import copy_location, fill_location
from daybook.setup.operations.copy_location import Copied
from daybook.setup.queries import sources_for, what_is_there
from daybook.setup.sheets import example_services, example_staff
from daybook.setup.wishes import FillingWish
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.errors import DomainError, NotThere

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


@needs(Right.FULL)
@require_POST
def copy(request: DeskRequest, location_id: int) -> HttpResponse:
    """What another location of the business sells, and who serves there, is here too afterwards."""
    form = CopyForm(sources_for(request.actor), request.POST)
    if not form.is_valid():
        raise NotThere(_("There is no such location to copy from."))
    try:
        copied = copy_location(form.wish(), actor=request.actor)
    except NotThere:
        raise
    except DomainError as refusal:
        return _page(request, *_new_forms(request), trouble=str(refusal), status=refusal.status)
    messages.success(request, _what_was_copied(copied))
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
        "copying": CopyForm(sources) if (sources := sources_for(request.actor)) else None,
    }
    return render(request, "setup/fill.html", context, status=status)


def _what_was_made(wish: FillingWish) -> str:
    if not wish.staff and not wish.services:
        return _("Nothing was filled in, so nothing was made.")
    return _("Made: %(staff)s and %(services)s.") % _counted(len(wish.staff), len(wish.services))


def _what_was_copied(copied: Copied) -> str:
    if not copied.staff and not copied.services:
        return _("All of it was here already, so nothing was copied.")
    sentence = (
        _("Copied from %(place)s: %(staff)s and %(services)s.")
        if copied.with_prices
        else _("Copied from %(place)s: %(staff)s and %(services)s, without prices, as the currency is another one.")
    )
    said = sentence % {"place": copied.source, **_counted(copied.staff, copied.services)}
    return f"{said} {_('Say when they work under Working hours.')}" if copied.staff else said


def _counted(staff: int, services: int) -> dict[str, str]:
    people = ngettext("%(count)s staff member", "%(count)s staff members", staff)
    things = ngettext("%(count)s service", "%(count)s services", services)
    return {"staff": people % {"count": staff}, "services": things % {"count": services}}
