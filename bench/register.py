"""The register by its own code, beside the floor: p50 and p95 of the page with its capped count, per question."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from bench.floor import answer
from bench.questions import Maker, Question
from bench.salon import Salon
from daybook.access.models import Membership
from daybook.access.queries import actor_of
from daybook.bookings.filters import BookingFilters
from daybook.bookings.queries.register import ORDERS, find
from daybook.shared.actor import Actor
from daybook.shared.paging import Cursors

RUNS = 15


@dataclass(frozen=True)
class Measured:
    """Milliseconds of one question, ours and the floor's, over the same values."""

    name: str
    total: int
    ours: tuple[float, float]
    floor: tuple[float, float]

    @property
    def ratio(self) -> float:
        """How many times the floor's median ours is."""
        return self.ours[0] / max(self.floor[0], 0.1)


def somebody_at(location_id: int) -> Actor:
    """The owner of the seeded location; any membership there, with all it may see."""
    membership = Membership.objects.filter(location_id=location_id).select_related("user", "location").order_by("-pk")
    return actor_of(membership[0], channel="desk")


def measure(salon: Salon, name: str, make: Maker, *, runs: int = RUNS) -> Measured:
    """Ask the question with `runs` random values, ours and the floor in turn, after one warm-up."""
    actor = somebody_at(salon.location_id)
    ours: list[float] = []
    floor: list[float] = []
    total = 0
    for turn in range(runs + 1):
        question = make(salon)
        expected, took_floor = timed(partial(answer, salon, question))
        found, took = timed(partial(ask, question, actor))
        if found.total != expected[0]:
            raise AssertionError(f"{name}: {question.address} found {found.total}, the floor {expected[0]}")
        if turn:
            ours.append(took)
            floor.append(took_floor)
        total = max(total, found.total)
    return Measured(name, total, _median_and_p95(ours), _median_and_p95(floor))


def ask(question: Question, actor: Actor) -> Any:
    """What one click on Show costs before the page is rendered."""
    address = QueryDict(urlencode(question.address))
    filters = BookingFilters(address, actor)
    order = ORDERS[address.get("sort", "-created")]
    return find(filters.question(), actor, order=order, cursors=Cursors(order, filters.query()))


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    """The answer, and the milliseconds it took."""
    begun = time.perf_counter()
    found = act()
    return found, (time.perf_counter() - begun) * 1000


def _median_and_p95(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
