"""What the address asks of the overview: days, whose, and which report. Named like the register's filters."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from daybook.bookings.queries.names import Names
from daybook.overview.choices import MOST_DAYS, Report
from daybook.overview.queries.ground import Asked
from daybook.shared.filter_kinds import Days, Several, Span
from daybook.shared.filtering import Filter, FilterSet, Option
from daybook.shared.named_days import Today
from daybook.shared.periods import Period, month_of

Condition = Span | frozenset[int]
REPORT = "report"
DAYS, FROM, TO = "visit", "visit_from", "visit_to"


class OverviewFilters(FilterSet[Condition]):
    """The question; without days it is about this month."""

    def __init__(self, address: QueryDict, names: Names, today: Today) -> None:
        self.is_usual = not any(address.get(name, "").strip() for name in (DAYS, FROM, TO))
        self._report = address.get(REPORT, "").strip()
        super().__init__(
            _filters(names, today), _with_days(address, today.day) if self.is_usual else address, also=(REPORT,)
        )

    @cached_property
    def problems(self) -> dict[str, list[str]]:
        """What cannot be understood, by parameter; days from and to are needed, and only so many of them."""
        problems = super().problems
        if not {DAYS, FROM, TO}.isdisjoint(problems):
            return problems
        span = self._span()
        if span.first is None or span.last is None:
            return problems | {TO: [_("Give the first day and the last.")]}
        if len(Period(span.first, span.last)) > MOST_DAYS:
            return problems | {TO: [_("At most %(days)s days are summed up at once.") % {"days": MOST_DAYS}]}
        return problems

    @property
    def report(self) -> Report | None:
        """Which report is asked for; the summary where none is named, None for one that there is not."""
        if not self._report:
            return Report.SUMMARY
        return Report(self._report) if self._report in set(Report) else None

    def asked(self) -> Asked:
        """The days and the staff; raises `BadFilters` where something cannot be understood."""
        staff_ids: frozenset[int] | None = None
        for condition in self.conditions():
            if isinstance(condition, frozenset):
                staff_ids = condition if staff_ids is None else staff_ids & condition
        span = self._span()
        assert span.first, "without the first day there is a problem"
        assert span.last, "without the last day there is a problem"
        return Asked(Period(span.first, span.last), staff_ids)

    def _span(self) -> Span:
        days = self.filters[0]
        read = days.read(self._values_of(days))
        span = read.condition if read else None
        assert isinstance(span, Span), "the days stand first, and are always given"
        return span


def _filters(names: Names, today: Today) -> list[Filter[Condition]]:
    return [
        Days(DAYS, lazy("Date of visit"), True, today, lambda span: span, looks_ahead=True),
        Several("staff", lazy("Employees"), True, lambda: _staff(names), _ids, lazy("There is no such staff member:")),
        Several(
            "position",
            lazy("Position"),
            True,
            lambda: [Option(str(pk), title) for pk, title in names.positions.items()],
            lambda chosen: names.staff_in(set(map(int, chosen))),
            lazy("There is no such position:"),
        ),
    ]


def _staff(names: Names) -> list[Option]:
    return [
        Option(str(pk), _("%(name)s (left)") % {"name": each.name} if each.is_retired else each.name)
        for pk, each in names.staff.items()
    ]


def _ids(chosen: list[str]) -> frozenset[int]:
    return frozenset(map(int, chosen))


def _with_days(address: QueryDict, today: date) -> QueryDict:
    month = month_of(today)
    filled = address.copy()
    filled[FROM], filled[TO] = month.first.isoformat(), month.last.isoformat()
    return filled
