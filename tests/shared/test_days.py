"""When a day begins."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from daybook.shared.days import day_begins


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        pytest.param("Europe/Lisbon", date(2026, 3, 2), datetime(2026, 3, 2, 0, 0, tzinfo=UTC), id="midnight"),
        pytest.param("Africa/Cairo", date(2026, 4, 24), datetime(2026, 4, 23, 22, 0, tzinfo=UTC), id="no midnight"),
        pytest.param("America/Havana", date(2026, 11, 1), datetime(2026, 11, 1, 4, 0, tzinfo=UTC), id="midnight twice"),
    ],
)
def test_a_day_begins_at_its_first_moment(zone, day, moment):
    assert day_begins(day, ZoneInfo(zone)).astimezone(UTC) == moment


def test_the_day_before_one_without_midnight_ends_where_it_begins():
    cairo = ZoneInfo("Africa/Cairo")

    assert day_begins(date(2026, 4, 24), cairo).astimezone(UTC).astimezone(cairo).hour == 1
