"""The card of a staff member: a new one, one that is there, and what else can be done with them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daybook.access.choices import Right
from daybook.shared.cards.declared import Act, Card, Link, Panel, along, back_to
from daybook.shared.cards.page import answer_act, answer_card
from daybook.shared.desk import DeskRequest, needs
from daybook.shared.templatetags.shown import day as in_full
from daybook.shared.versions import what_refers_to
from daybook.staff.forms import DismissalForm, StaffMemberForm
from daybook.staff.models import StaffMember
from daybook.staff.operations import (
    create_staff_member,
    delete_staff_member,
    edit_staff_member,
    retire_staff_member,
    return_staff_member,
)
from daybook.staff.queries.members import member_of, surroundings
from daybook.staff.rights import leads_to_feeds

ALL = "staff:staff"


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, location_id: int) -> HttpResponse:
    """The card of somebody who is not there yet."""
    form = StaffMemberForm(surroundings(request.actor), data=request.POST or None)
    card = Card(_("New staff member"), _("All staff"), back_to(ALL, request, location_id))

    def save() -> str:
        wish = form.wish()
        made = create_staff_member(
            wish.name, wish.position_id, user_id=wish.user_id, after_id=wish.after_id, actor=request.actor
        )
        return _("%(name)s is added. Say when they work under Working hours.") % {"name": made.name}

    return answer_card(request, card, form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def member(request: DeskRequest, location_id: int, staff_id: int) -> HttpResponse:
    """The card of one."""
    known = _member_or_404(staff_id, request)
    form = StaffMemberForm(surroundings(request.actor, of=known), known, data=request.POST or None)

    def save() -> str:
        version = form.cleaned_data["version"] or 0
        kept = edit_staff_member(known.pk, form.wish(), version=version, actor=request.actor)
        return _("%(name)s is saved.") % {"name": kept.name}

    return answer_card(request, _card(known, request), form, save=save)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def dismiss(request: DeskRequest, location_id: int, staff_id: int) -> HttpResponse:
    """Let somebody take no bookings after a day."""
    known = _member_or_404(staff_id, request)
    today = timezone.localdate(timezone=request.actor.zone)
    form = DismissalForm(request.POST or None, initial={"last_day": known.last_day or today})

    def do() -> str:
        left = retire_staff_member(known.pk, last_day=form.cleaned_data["last_day"], actor=request.actor)
        words = {"name": left.name, "day": in_full(left.last_day)}
        return (
            _("%(name)s is dismissed; what was booked stays.") % words
            if left.retired_at
            else _("%(name)s serves until the end of %(day)s.") % words
        )

    card = _card(known, request)
    return answer_act(
        request, card, _dismissal(known, request), do=do, form=form, done_url=_url("member", known, request)
    )


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def take_back(request: DeskRequest, location_id: int, staff_id: int) -> HttpResponse:
    """Take a dismissal back."""
    known = _member_or_404(staff_id, request)

    def do() -> str:
        return_staff_member(known.pk, actor=request.actor)
        return _("%(name)s serves here again.") % {"name": known.name}

    return answer_act(request, _card(known, request), _return(known, request), do=do)


@needs(Right.SETTINGS)
@require_http_methods(["GET", "POST"])
def delete(request: DeskRequest, location_id: int, staff_id: int) -> HttpResponse:
    """Delete somebody who was made by mistake."""
    known = _member_or_404(staff_id, request)

    def do() -> str:
        delete_staff_member(known.pk, actor=request.actor)
        return _("%(name)s is deleted.") % {"name": known.name}

    return answer_act(request, _card(known, request), _deletion(known, request), do=do)


def _member_or_404(staff_id: int, request: DeskRequest) -> StaffMember:
    if known := member_of(staff_id, request.actor):
        return known
    raise Http404


def _card(known: StaffMember, request: DeskRequest) -> Card:
    acts = [] if known.retired_at else [_dismissal(known, request)]
    acts += [_return(known, request)] if known.last_day or known.retired_at else []
    acts += [] if what_refers_to(known) else [_deletion(known, request)]
    return Card(
        known.name,
        _("All staff"),
        back_to(ALL, request, known.location_id),
        mark=_mark(known),
        panels=_panels(known, request),
        links=_links(known, request),
        acts=acts,
    )


def _mark(known: StaffMember) -> str:
    if known.retired_at:
        return _("Dismissed on %(day)s") % {"day": in_full(known.last_day or known.retired_at)}
    return _("Until %(day)s") % {"day": in_full(known.last_day)} if known.last_day else ""


def _panels(known: StaffMember, request: DeskRequest) -> list[Panel]:
    at = {"location_id": known.location_id}
    panels = [Panel(_("Services"), reverse("catalogue:given_by", kwargs=at | {"staff_id": known.pk}))]
    return [*_coming(known, request), *panels]


def _coming(known: StaffMember, request: DeskRequest) -> list[Panel]:
    """The bookings to come, for whoever sees any."""
    if not request.actor.has(Right.CALENDAR):
        return []
    url = reverse("bookings:to_come", kwargs={"location_id": known.location_id})
    return [Panel(_("Bookings to come"), f"{url}?staff={known.pk}")]


def _links(known: StaffMember, request: DeskRequest) -> list[Link]:
    ids = {"location_id": known.location_id, "staff_id": known.pk}
    links = []
    if known.retired_at is None and request.actor.has(Right.EDIT_SCHEDULE):
        links.append(Link(_("Working hours"), reverse("schedule:weeks", kwargs=ids), "clock"))
    if leads_to_feeds(known, request.actor):
        links.append(Link(_("In another calendar"), reverse("feeds:feeds", kwargs=ids), "device-mobile"))
    return links


def _dismissal(known: StaffMember, request: DeskRequest) -> Act:
    verb = _("Change the last day") if known.last_day else _("Dismiss")
    meaning = _("After their last day they take no bookings. What was booked stays, and their history too.")
    return Act(
        verb, meaning, _url("dismiss", known, request), is_danger=True, panel=next(iter(_coming(known, request)), None)
    )


def _return(known: StaffMember, request: DeskRequest) -> Act:
    return Act(_("Take the dismissal back"), _("They take bookings again."), _url("take_back", known, request))


def _deletion(known: StaffMember, request: DeskRequest) -> Act:
    meaning = _("Nothing refers to them, so they can go for good.")
    return Act(_("Delete"), meaning, _url("delete", known, request), is_danger=True)


def _url(name: str, known: StaffMember, request: DeskRequest) -> str:
    ids: dict[str, Any] = {"location_id": known.location_id, "staff_id": known.pk}
    return along(reverse(f"staff:{name}", kwargs=ids), request)
