"""The page of the reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django_htmx.http import reselect, reswap, retarget

from daybook.access.choices import Right
from daybook.overview.choices import TITLES, Report
from daybook.overview.queries.ground import SECONDS
from daybook.overview.rights import refusal_to_see, reports_for
from daybook.overview.views import words
from daybook.overview.views.cancellations import cancellations
from daybook.overview.views.clients import clients
from daybook.overview.views.look import Look
from daybook.overview.views.no_shows import no_shows
from daybook.overview.views.occupancy import occupancy
from daybook.overview.views.place import OverviewRequest, Place, QuestionShown, place_of
from daybook.overview.views.revenue import revenue
from daybook.overview.views.shown import Answer
from daybook.overview.views.sources import sources
from daybook.overview.views.summary import summary
from daybook.shared.desk import needs
from daybook.shared.errors import refuse
from daybook.shared.patience import TooSlow, patiently
from daybook.shared.periods import Period, days_in_words
from daybook.shared.templatetags.shown import day

TELL: Mapping[Report, Callable[[Look], Answer]] = {
    Report.SUMMARY: summary,
    Report.OCCUPANCY: occupancy,
    Report.NO_SHOWS: no_shows,
    Report.CANCELLATIONS: cancellations,
    Report.SOURCES: sources,
    Report.CLIENTS: clients,
    Report.REVENUE: revenue,
}
WHOLE, PART = "overview/overview.html", "register"


@require_safe
@needs(Right.REGISTER)
def overview(request: OverviewRequest, location_id: int) -> HttpResponse:
    """The report that the address asks for, or the part of its page that htmx asks for."""
    place = place_of(request)
    refuse(refusal_to_see(place.report, request.actor))
    look = None if place.is_wrong else Look.at(place)
    answer, trouble = _answer(place, look)
    context = _context(place) | _days(place, look) | {"answer": answer, "trouble": trouble}
    status = 422 if place.is_wrong else 503 if trouble else 200
    if request.htmx.target != PART or request.htmx.history_restore_request:
        return render(request, WHOLE, context, status=status)
    response = render(request, f"{WHOLE}#{PART}", context, status=status)
    # Else htmx would look for a sentence to show above the page; what is wrong stands at its field.
    return response if status == 200 else reswap(reselect(retarget(response, f"#{PART}"), f"#{PART}"), "outerHTML")


def _answer(place: Place, look: Look | None) -> tuple[Answer | None, str]:
    """The report, or why there is none."""
    if look is None:
        return None, ""
    try:
        with patiently(SECONDS):
            return TELL[place.report](look), ""
    except TooSlow as slow:
        return None, str(slow)


def _context(place: Place) -> dict[str, Any]:
    return {
        "here": place.here,
        "title": TITLES[place.report],
        "filters": QuestionShown(place),
        "reports": [
            {"title": TITLES[report], "url": place.address(report), "is_current": report is place.report}
            for report in reports_for(place.actor)
        ],
    }


def _days(place: Place, look: Look | None) -> dict[str, str]:
    """Which days are told of, and with which they are compared; or why with none."""
    if place.is_wrong:
        return {}
    period = place.filters.asked().period
    return {"days": days_in_words(period), "number": _number(len(period)), "compared": _compared(period, look)}


def _compared(period: Period, look: Look | None) -> str:
    if look is None:
        return _("These days lie further back than you may look.")
    if look.asked.period != period:
        sentence = _("You may look back until %(day)s; earlier days are left out, and nothing is compared.")
        return sentence % {"day": day(look.asked.period.first)}
    if look.before is None:
        return _("The days before lie further back than you may look, so nothing is compared.")
    compared = _("Compared with %(days)s.") % {"days": days_in_words(look.before.period)}
    is_over = period.last < look.location.today()
    return compared if is_over else f"{compared} {_('These days are not over yet.')}"


def _number(days: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": words.counted(days)}
