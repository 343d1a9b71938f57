"""Deleting bookings of the open visit, after saying what will go and what cannot."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daybook.access.choices import Right
from daybook.bookings.models import Booking
from daybook.bookings.operations import delete_bookings
from daybook.bookings.rights import refusal_to_delete
from daybook.calendar.forms import ChosenForm
from daybook.calendar.queries import ShownVisit, rows_of
from daybook.calendar.views.addresses import page_url
from daybook.calendar.views.cards import Card, till_of, visit_till_of
from daybook.calendar.views.ground import VisitRequest, visit_or_404
from daybook.calendar.views.leave import CHANGED
from daybook.calendar.views.screen import frame_of
from daybook.shared.desk import needs
from daybook.shared.outcomes import BulkOutcome


@require_safe
@needs(Right.CALENDAR, Right.VISIT_FORM, Right.DELETE_BOOKINGS)
def confirm_delete(request: VisitRequest, location_id: int, visit_id: int) -> HttpResponse:
    """The dialog: the booking asked about is ticked, the others of the visit can be."""
    shown = visit_or_404(visit_id, request)
    chosen = ChosenForm(request.GET).ids()
    rows = [
        {"booking": booking, "is_chosen": booking.pk in chosen, "refusal": refusal_to_delete(booking, request.actor)}
        for booking in shown.live()
    ]
    context = {"rows": rows, "shown": shown, **frame_of(request, shown), "version": request.GET.get("version", "")}
    return render(request, "calendar/_confirm_delete.html", context)


@require_POST
@needs(Right.CALENDAR, Right.VISIT_FORM, Right.DELETE_BOOKINGS)
def delete(request: VisitRequest, location_id: int, visit_id: int) -> HttpResponse:
    """Delete the ticked ones; the answer says which went and which were kept and why."""
    before = visit_or_404(visit_id, request)
    chosen = ChosenForm(request.POST).ids() & {booking.pk for booking in before.bookings}
    outcome = delete_bookings(rows_of(chosen, request.actor), actor=request.actor)
    if not request.htmx:
        return redirect(page_url(request, visit=visit_id))
    after = visit_or_404(visit_id, request)
    context = _report(request, outcome, before=before, after=after)
    response = render(request, "calendar/_deleted_report.html", context)
    response["HX-Trigger"] = CHANGED
    return response


def _report(
    request: VisitRequest, outcome: BulkOutcome[Booking], *, before: ShownVisit, after: ShownVisit
) -> dict[str, object]:
    gone = {booking.pk for booking in outcome.done}
    cards = [
        Card(f"b{booking.pk}", None, booking, till=till_of(booking, request.actor))
        for booking in after.bookings
        if booking.pk in gone
    ]
    number = len(gone)
    kept = len(outcome.refused)
    headline = ngettext("%(number)d booking is deleted.", "%(number)d bookings are deleted.", number)
    was_shown = request.POST.get("version") == str(before.visit.version)
    return {
        "headline": headline % {"number": number},
        "kept_words": ngettext("%(number)d is kept:", "%(number)d are kept:", kept) % {"number": kept} if kept else "",
        "nothing_words": "" if number or kept else _("Nothing was chosen, so nothing was deleted."),
        "reasons": [(refusal.sentence, count) for refusal, count in outcome.reasons()],
        "cards": cards,
        "version": after.visit.version if was_shown else None,
        "visit_till": visit_till_of(after, request.actor),
        **frame_of(request, after),
    }
