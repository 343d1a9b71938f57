"""Where a request stands: the overview of one location, and the question that its address holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from daybook.bookings.queries.names import Names
from daybook.locations.models import Location
from daybook.overview.choices import Report
from daybook.overview.filters import REPORT, OverviewFilters
from daybook.shared.actor import Actor
from daybook.shared.desk import DeskRequest
from daybook.shared.listing.question import FiltersShown
from daybook.shared.named_days import Today


class OverviewRequest(DeskRequest):
    """A request of the overview: the middleware has put its location there too."""

    location: Location


@dataclass(frozen=True)
class Place:
    """The overview's address, taken apart: days, staff, report."""

    here: str
    asked: QueryDict
    actor: Actor
    location: Location

    @cached_property
    def names(self) -> Names:
        """What the numbers in filters and reports are called."""
        return Names(self.actor)

    @cached_property
    def filters(self) -> OverviewFilters:
        """The filters, right or wrong."""
        return OverviewFilters(self.asked, self.names, Today.of(self.actor))

    @property
    def report(self) -> Report:
        """The report that is asked for; the summary for one that there is not."""
        return self.filters.report or Report.SUMMARY

    @cached_property
    def problems(self) -> dict[str, list[str]]:
        """What of the address beside the filters cannot be understood."""
        if self.filters.report is None or len(self.asked.getlist(REPORT)) > 1:
            known = ", ".join(report.value for report in Report)
            return {REPORT: [_("The reports are: %(reports)s.") % {"reports": known}]}
        return {}

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""
        return self.filters.is_wrong or bool(self.problems)

    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes: which report is looked at."""
        return [] if self.report is Report.SUMMARY else [(REPORT, self.report.value)]

    def address(self, report: Report) -> str:
        """The address of this question for another report."""
        more = "" if report is Report.SUMMARY else urlencode({REPORT: report.value})
        question = "&".join(part for part in ("" if self._is_bare else self.filters.query(), more) if part)
        return f"{self.here}?{question}" if question else self.here

    @property
    def _is_bare(self) -> bool:
        """Whether nothing is asked but what is meant anyway: so the address means this month next month too."""
        return self.filters.is_usual and len(self.filters.conditions()) == 1 if not self.is_wrong else False


class QuestionShown(FiltersShown):
    """The form and the chips; the days stand in the head of the answer instead."""

    @cached_property
    def chips(self) -> list[dict[str, str]]:
        """Each condition but the days in words, with the address that takes it off."""
        chips = super().chips
        return chips if self.place.is_wrong else chips[1:]


def place_of(request: OverviewRequest) -> Place:
    """The place that this request's own address stands for."""
    here = reverse("overview:overview", kwargs={"location_id": request.actor.location_id})
    return Place(here, request.GET, request.actor, request.location)
