"""Putting a booking elsewhere by hand: another time, staff member or day, another length."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daybook.access.choices import Right
from daybook.bookings.operations import edit_booking
from daybook.bookings.rights import may_book_over
from daybook.bookings.rules.refusals import OutsideHours, TimeTaken
from daybook.bookings.wishes import BookingWish
from daybook.calendar.forms.place import PlaceForm
from daybook.calendar.queries import Clash, choices, clashes
from daybook.calendar.queries.board import card
from daybook.calendar.queries.placing import wish_as_it_is
from daybook.calendar.views.feed import card_as_json
from daybook.calendar.views.ground import VisitRequest
from daybook.shared.actor import Actor
from daybook.shared.desk import needs
from daybook.shared.errors import DomainError, Invalid, NotThere
from daybook.shared.templatetags.shown import clock, moment


@require_POST
@needs(Right.CALENDAR)
def place(request: VisitRequest, location_id: int, booking_id: int) -> JsonResponse:
    """The card where it stands now; or why it stays where it was, and whether it may be booked over all the same."""
    form = PlaceForm(request.POST)
    wish = wish_as_it_is(booking_id, request.actor)
    try:
        if wish is None:
            raise NotThere(_("There is no such booking here."))
        put = _put(form, wish, request)
        booking = edit_booking(booking_id, put, version=form.cleaned_data["version"], actor=request.actor)
    except TimeTaken as refusal:
        return _refused(refusal, **_taken(put, request))
    except OutsideHours as refusal:
        return _refused(refusal, **_asks("outside", request, is_said=put.outside_hours))
    except DomainError as refusal:
        return _refused(refusal)
    zone = request.location.zone
    shown = card(booking.pk, request.actor)
    return JsonResponse(
        {
            "card": card_as_json(shown, zone) if shown else None,
            "said": _("Saved: %(when)s.") % {"when": moment(booking.starts_at, zone)},
            "notice": " ".join(filter(None, [form.notice(put, zone), _not_given(put, wish, request.actor)])),
        }
    )


def _put(form: PlaceForm, wish: BookingWish, request: VisitRequest) -> BookingWish:
    if form.is_valid():
        location = request.location
        put = form.put(wish, zone=location.zone, grid_minutes=location.grid_minutes)
        if not form.errors:
            return put
    raise Invalid(form.mistakes())


def _not_given(put: BookingWish, was: BookingWish, actor: Actor) -> str:
    """What of the booking its new staff member does not give: it is done all the same, and the person is told."""
    if put.staff_id == was.staff_id or not put.lines:
        return ""
    offered = choices(actor)
    asked = dict.fromkeys(line.service_id for line in put.lines)
    names = [offered.service_by_id[pk].name for pk in asked if offered.not_given(pk, put.staff_id)]
    words = {"staff": offered.staff_by_id[put.staff_id].name, "services": ", ".join(names)}
    return _("%(staff)s does not give: %(services)s.") % words if names else ""


def _taken(put: BookingWish, request: VisitRequest) -> dict[str, str]:
    """Who has the time, as far as the actor may know; and whether they are asked to book over."""
    clash = next(iter(clashes([put], request.actor)), None)
    sentence = {"sentence": _sentence(clash, request)} if clash else {}
    return sentence | _asks("over", request, is_said=put.may_overlap)


def _asks(field: str, request: VisitRequest, *, is_said: bool) -> dict[str, str]:
    """The field by which whoever may insists, where they have not done so."""
    return {"asks": field} if may_book_over(request.actor) and not is_said else {}


def _sentence(clash: Clash, request: VisitRequest) -> str:
    zone = request.location.zone
    words = {
        "staff": clash.staff,
        "client": clash.client,
        "start": clock(clash.starts_at, zone),
        "end": clock(clash.ends_at, zone),
    }
    if clash.client:
        return _("%(staff)s is taken from %(start)s to %(end)s by %(client)s.") % words
    return _("%(staff)s is taken from %(start)s to %(end)s.") % words


def _refused(refusal: DomainError, **more: Any) -> JsonResponse:
    answer: Mapping[str, Any] = {"code": refusal.code, "sentence": str(refusal), **more}
    return JsonResponse(answer, status=refusal.status)
