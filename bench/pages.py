"""The whole page as a person gets it: through the middleware, the view and the template."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.register import somebody_at
from bench.salon import Salon
from daybook.access.models import User

RUNS = 15


@dataclass(frozen=True)
class Rendered:
    """Milliseconds of one whole page, what of it is not the database, and how often the database was asked."""

    whole: float
    python: float
    queries: int


def render(salon: Salon) -> Rendered:
    """Ask for the first page of the register again and again."""
    browser = Client(headers={"Accept-Encoding": "gzip"})
    browser.force_login(User.objects.get(pk=somebody_at(salon.location_id).user_id or 0))
    address = f"/l/{salon.location_id}/bookings/"
    wholes, pythons, asked = [], [], 0
    for turn in range(RUNS + 2):
        with CaptureQueriesContext(connection) as queries:
            begun = time.perf_counter()
            response = browser.get(address)
            took = (time.perf_counter() - begun) * 1000
        assert response.status_code == 200, response.status_code
        asked = len(queries)
        if turn > 1:
            wholes.append(took)
            pythons.append(took - sum(float(query["time"]) for query in queries) * 1000)
    return Rendered(statistics.median(wholes), statistics.median(pythons), asked)
