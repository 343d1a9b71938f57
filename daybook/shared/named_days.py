"""Days that are called by where they lie from today: "this week" is another one every week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daybook.shared.actor import Actor
from daybook.shared.days import week_start
from daybook.shared.periods import month_of

A_DAY = timedelta(days=1)
A_WEEK = 7 * A_DAY


class NamedDays(models.TextChoices):
    """As the address calls them."""

    TODAY = "today", _("Today")
    YESTERDAY = "yesterday", _("Yesterday")
    TOMORROW = "tomorrow", _("Tomorrow")
    THIS_WEEK = "this-week", _("This week")
    LAST_WEEK = "last-week", _("Last week")
    NEXT_WEEK = "next-week", _("Next week")
    THIS_MONTH = "this-month", _("This month")
    LAST_MONTH = "last-month", _("Last month")
    NEXT_MONTH = "next-month", _("Next month")
    COMING = "coming", _("From today on")


AHEAD = frozenset({NamedDays.TOMORROW, NamedDays.NEXT_WEEK, NamedDays.NEXT_MONTH, NamedDays.COMING})
"""Those in which nothing can have happened yet."""


class Ends(NamedTuple):
    """The first day and the last, both belong to it; without a last one it is open."""

    first: date
    last: date | None


@dataclass(frozen=True)
class Today:
    """The day from which they are counted, and the first day of a week: 0 for Sunday, 1 for Monday."""

    day: date
    week_start: int

    @classmethod
    def of(cls, actor: Actor) -> Self:
        """Now, on the clocks and in the habits of the actor's location."""
        return cls(timezone.localdate(timezone=actor.zone), week_start(actor.locale))

    @cached_property
    def named(self) -> Mapping[NamedDays, Ends]:
        """All of them, in the order in which they are offered."""
        week = self.day - ((self.day.isoweekday() - self.week_start) % 7) * A_DAY
        month, before = month_of(self.day), month_of(self.day.replace(day=1) - A_DAY)
        after = month_of(month.last + A_DAY)
        return {
            NamedDays.TODAY: Ends(self.day, self.day),
            NamedDays.YESTERDAY: Ends(self.day - A_DAY, self.day - A_DAY),
            NamedDays.TOMORROW: Ends(self.day + A_DAY, self.day + A_DAY),
            NamedDays.THIS_WEEK: Ends(week, week + A_WEEK - A_DAY),
            NamedDays.LAST_WEEK: Ends(week - A_WEEK, week - A_DAY),
            NamedDays.NEXT_WEEK: Ends(week + A_WEEK, week + 2 * A_WEEK - A_DAY),
            NamedDays.THIS_MONTH: Ends(month.first, month.last),
            NamedDays.LAST_MONTH: Ends(before.first, before.last),
            NamedDays.NEXT_MONTH: Ends(after.first, after.last),
            NamedDays.COMING: Ends(self.day, None),
        }

    def name_of(self, first: date | None, last: date | None) -> NamedDays | None:
        """What these days are called today; None where they have no name."""
        return next((name for name, ends in self.named.items() if ends == (first, last)), None)
