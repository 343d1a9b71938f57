"""What the bookings of a question come to, all of them, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate

from daybook.bookings.choices import VisitStatus
from daybook.bookings.queries.question import Question
from daybook.bookings.queries.register import SECONDS_FOR_COUNT, rows_to_sum_up
from daybook.shared.actor import Actor
from daybook.shared.patience import patiently

NOTHING = Decimal(0)
LIVE = Q(deleted_at__isnull=True)


class DaySum(NamedTuple):
    """The bookings whose visits begin on a day. Cost and paid are of those that were not cancelled."""

    day: date | None = None
    live: int = 0
    cancelled: int = 0
    no_shows: int = 0
    online: int = 0
    cost: Decimal = NOTHING
    paid: Decimal = NOTHING

    @property
    def all(self) -> int:
        """Cancelled and not cancelled."""
        return self.live + self.cancelled


# Named unlike the columns, or one sum would be taken for a column in the next.
SUMS = {
    "all_live": Count("pk", filter=LIVE),
    "all_cancelled": Count("pk", filter=~LIVE),
    "all_no_shows": Count("pk", filter=LIVE & Q(status=VisitStatus.NO_SHOW)),
    "all_online": Count("pk", filter=Q(is_online=True)),
    "all_cost": Sum("cost", filter=LIVE, default=NOTHING),
    "all_paid": Sum("paid", filter=LIVE, default=NOTHING),
}


def summed_by_day(question: Question, actor: Actor) -> list[DaySum]:
    """The bookings that are asked for, by day of visit, in order. Raises `TooSlow` where that takes too long."""
    with patiently(SECONDS_FOR_COUNT):
        rows = rows_to_sum_up(question, actor).annotate(day=TruncDate("starts_at", tzinfo=actor.zone)).order_by("day")
        return [DaySum(*told) for told in rows.values("day").annotate(**SUMS).values_list("day", *SUMS)]


def together(days: Iterable[DaySum]) -> DaySum:
    """All of them as one."""
    columns: list[Any] = [sum(column) for column in zip(*(told[1:] for told in days), strict=True)]
    return DaySum(None, *columns)
