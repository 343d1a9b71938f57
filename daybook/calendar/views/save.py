"""Saving a visit, and giving an unsaved one back as it was left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from daybook.access.choices import Right
from daybook.bookings.models import Visit
from daybook.bookings.operations import create_visit, edit_visit
from daybook.bookings.rights import refusal_to_edit
from daybook.bookings.rules.refusals import OutsideHours, TimeTaken
from daybook.bookings.wishes import VisitWish
from daybook.calendar.forms import VisitForm, differences, notices, visit_as_left, visit_as_typed
from daybook.calendar.queries import ShownVisit, clashes, client_with_phone, outside_of
from daybook.calendar.views.addresses import page_url
from daybook.calendar.views.ground import VisitRequest, ground_of, visit_or_404
from daybook.calendar.views.leave import leave
from daybook.calendar.views.screen import Trouble, screen
from daybook.shared.actor import Actor
from daybook.shared.desk import needs
from daybook.shared.errors import DomainError, Invalid, NotThere

Write = Callable[[VisitWish], Visit]


@require_http_methods(["GET", "POST"])
@needs(Right.CALENDAR, Right.VISIT_FORM)
def save_new(request: VisitRequest, location_id: int) -> HttpResponse:
    """Make the visit; reloading the address begins a new one."""
    if request.method == "GET":
        return redirect(page_url(request, new=1))
    ground = ground_of(request)
    form = visit_as_typed(request.POST, ground)
    written = _written(form, partial(create_visit, actor=request.actor), request.actor)
    if isinstance(written, Visit):
        return _done(request, form, written)
    return screen(request, form, ground, trouble=_explained(written, form, request))


@require_http_methods(["GET", "POST"])
@needs(Right.CALENDAR, Right.VISIT_FORM)
def save(request: VisitRequest, location_id: int, visit_id: int) -> HttpResponse:
    """Make the visit what the form says; reloading the address shows the visit."""
    shown = visit_or_404(visit_id, request)
    if request.method == "GET":
        return redirect(page_url(request, visit=visit_id))
    ground = ground_of(request)
    form = visit_as_typed(request.POST, ground)
    form.leave_out({booking.pk for booking in shown.bookings if booking.is_deleted})
    if not form.bookings and _is_locked(shown, request.actor):
        return leave(request, visit_id, said=_("There was nothing to save."))
    write = partial(edit_visit, visit_id, version=form.version, actor=request.actor)
    written = _written(form, write, request.actor)
    if isinstance(written, Visit):
        return _done(request, form, written)
    trouble = _explained(written, form, request)
    if trouble.code == "stale":
        trouble = Trouble(409, "stale", trouble.sentence, differences=differences(form, shown, ground))
    return screen(request, form, ground, shown=shown, trouble=trouble)


@require_POST
@needs(Right.CALENDAR, Right.VISIT_FORM)
def restore(request: VisitRequest, location_id: int, visit_id: int | None = None) -> HttpResponse:
    """The page with what was typed and not saved; nothing is written."""
    shown = visit_or_404(visit_id, request) if visit_id else None
    ground = ground_of(request)
    return screen(request, visit_as_left(request.POST, ground), ground, shown=shown, is_left=True)


def _written(form: VisitForm, write: Write, actor: Actor) -> Visit | DomainError:
    """The visit, or the refusal with every mistake put at its field: what was typed must not be lost."""
    if not form.is_valid() or _is_another_clients_phone(form, actor):
        return Invalid({})
    try:
        return write(form.wish())
    except NotThere:
        raise
    except Invalid as refusal:
        form.blame(refusal.fields)
        return refusal
    except DomainError as refusal:
        return refusal


def _is_another_clients_phone(form: VisitForm, actor: Actor) -> bool:
    """A new client with a phone that is known would quietly become the known one: the person is asked instead."""
    wish = form.client.wish()
    known = client_with_phone(wish.phone, actor) if wish and wish.phone else None
    if wish is None or known is None or known.name.casefold() == wish.name.casefold():
        return False
    sentence = _("%(name)s has this phone already. Take %(name)s, or correct the phone.")
    form.blame({"client-phone": [sentence % {"name": known.name}]})
    return True


def _explained(refusal: DomainError, form: VisitForm, request: VisitRequest) -> Trouble:
    sentence = "" if isinstance(refusal, Invalid) else str(refusal)
    wishes = form.wish().bookings if isinstance(refusal, TimeTaken | OutsideHours) else ()
    found = clashes(wishes, request.actor) if isinstance(refusal, TimeTaken) else []
    outside = outside_of(wishes, request.actor)
    return Trouble(refusal.status, refusal.code, sentence, clashes=found if any(found) else [], outside=outside)


def _done(request: VisitRequest, form: VisitForm, visit: Visit) -> HttpResponse:
    return leave(request, visit.pk, said=" ".join([_("The visit is saved."), *notices(form.bookings)]))


def _is_locked(shown: ShownVisit, actor: Actor) -> bool:
    """Whether every booking of it is closed to this person: the page then sends none of them."""
    live = shown.live()
    return bool(live) and all(refusal_to_edit(booking, actor) for booking in live)
