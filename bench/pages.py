"""The whole page as a person gets it: through the middleware, the view and the template."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from http import HTTPStatus

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.register import somebody_at
from bench.salon import Salon
from daybook.access.models import User
from daybook.config.space import with_space

RUNS, WARMING = 15, 5


@dataclass(frozen=True)
class Rendered:
    """Milliseconds of one whole page by the clock and of our own CPU, and how often the database was asked."""

    whole: float
    cpu: float
    queries: int


def render(salon: Salon) -> Rendered:
    """Ask for the first page of the register again and again."""
    browser = Client(headers={"Accept-Encoding": "gzip"})
    ask = with_space(browser.get)  # as `config.wsgi` answers
    browser.force_login(User.objects.get(pk=somebody_at(salon.location_id).user_id or 0))
    address = f"/l/{salon.location_id}/bookings/"
    with CaptureQueriesContext(connection) as captured:
        assert ask(address).status_code == HTTPStatus.OK
        queries = len(captured)
    for _warming in range(WARMING):
        ask(address)
    wholes, cpus = [], []
    for _turn in range(RUNS):
        begun, used = time.perf_counter(), time.process_time()
        ask(address)
        wholes.append((time.perf_counter() - begun) * 1000)
        cpus.append((time.process_time() - used) * 1000)
    return Rendered(statistics.median(wholes), statistics.median(cpus), queries)
