"""What the calendar is asked for: which days, whose, in which view. What is not understood shows nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from daybook.bookings.rules.times import YEARS
from daybook.calendar.forms.values import whole_number
from daybook.calendar.queries.board import Column, Days

A_DAY = timedelta(days=1)
NOBODY = 0


class View(StrEnum):
    """How the calendar shows its days."""

    DAY = "day"
    WEEK = "week"
    LIST = "list"


VIEW_WORDS = {View.DAY: _("Day"), View.WEEK: _("Week"), View.LIST: _("List")}
SPAN = {View.DAY: A_DAY, View.WEEK: 7 * A_DAY, View.LIST: A_DAY}


@dataclass(frozen=True)
class BoardQuestion:
    """The address of the calendar, understood."""

    view: View
    day: date
    staff_ids: tuple[int, ...] = ()
    position_ids: tuple[int, ...] = ()
    whole_day: bool = False

    @property
    def first(self) -> date:
        """The first day that is shown; a week begins on Monday."""
        return self.day - self.day.weekday() * A_DAY if self.view == View.WEEK else self.day

    @property
    def last(self) -> date:
        """The last day that is shown."""
        return self.first + SPAN[self.view] - A_DAY

    @property
    def is_filtered(self) -> bool:
        """Whether it asks for some of the staff only."""
        return bool(self.staff_ids or self.position_ids)

    def days(self, everybody: Iterable[Column]) -> Days:
        """The days and whose: a week is that of one staff member, the first where nobody is chosen."""
        chosen = frozenset(self.staff_ids) or None
        if self.view == View.WEEK:
            chosen = frozenset({self.week_of(everybody)})
        return Days(self.first, self.last, chosen, frozenset(self.position_ids))

    def week_of(self, everybody: Iterable[Column]) -> int:
        """Whose week it is."""
        offered = [one.id for one in everybody if not self.position_ids or one.position_id in self.position_ids]
        asked = [staff_id for staff_id in self.staff_ids if staff_id in offered]
        if self.staff_ids:
            return asked[0] if asked else NOBODY
        return offered[0] if offered else NOBODY

    def earlier(self) -> BoardQuestion:
        """The same, one day or week before."""
        return replace(self, day=self.day - SPAN[self.view])

    def later(self) -> BoardQuestion:
        """The same, one day or week after."""
        return replace(self, day=self.day + SPAN[self.view])

    def query(self) -> str:
        """The question as it stands in the address."""
        more = [("hours", "all")] if self.whole_day else []
        staff = [("staff", str(pk)) for pk in self.staff_ids]
        positions = [("position", str(pk)) for pk in self.position_ids]
        return urlencode([("view", self.view.value), ("date", self.day.isoformat()), *staff, *positions, *more])


def question_of(asked: QueryDict, *, today: date) -> BoardQuestion:
    """The question of this address: no day of ours means today; a number of nobody shows nobody."""
    text = asked.get("view", "")
    return BoardQuestion(
        view=View(text) if text in set(View) else View.DAY,
        day=_day(asked.get("date", "")) or today,
        staff_ids=_numbers(asked.getlist("staff")),
        position_ids=_numbers(asked.getlist("position")),
        whole_day=asked.get("hours") == "all",
    )


def _numbers(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(whole_number(text) or NOBODY for text in texts if text))


def _day(text: str) -> date | None:
    """The day that is meant; None for what is no day, or one that nobody lives to see."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None
