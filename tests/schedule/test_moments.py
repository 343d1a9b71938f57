"""Working hours as moments: against every minute of the day, looked at one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from daybook.schedule.rules.moments import Moments, moments_of
from daybook.schedule.rules.spans import DAY
from daybook.schedule.wishes import Span
from daybook.shared.days import day_begins

MINUTE = timedelta(minutes=1)
ZONES = [
    "Europe/Lisbon",
    "Asia/Tbilisi",
    "Africa/Cairo",
    "America/Havana",
    "Australia/Lord_Howe",
    "America/New_York",
    "Pacific/Apia",
]
CLOCKS_CHANGE = {
    "Europe/Lisbon": [date(2026, 3, 29), date(2026, 10, 25)],
    "Asia/Tbilisi": [date(2004, 6, 27), date(2005, 3, 27)],
    "Africa/Cairo": [date(2026, 4, 24), date(2026, 10, 29)],
    "America/Havana": [date(2026, 3, 8), date(2026, 11, 1)],
    "Australia/Lord_Howe": [date(2026, 4, 5), date(2026, 10, 4)],
    "America/New_York": [date(2026, 3, 8), date(2026, 11, 1)],
    "Pacific/Apia": [date(2011, 12, 29), date(2011, 12, 30), date(2011, 12, 31)],
}
spans_of_a_day = st.lists(st.integers(0, DAY), max_size=8, unique=True).map(
    lambda times: tuple(zip(*[iter(sorted(times))] * 2, strict=False))
)
days_and_zones = st.sampled_from(ZONES).flatmap(
    lambda zone: st.tuples(
        st.just(zone), st.sampled_from(CLOCKS_CHANGE[zone]) | st.dates(date(2000, 1, 1), date(2030, 12, 31))
    )
)


def minutes_of_the_day(day: date, zone: ZoneInfo) -> list[tuple[datetime, int]]:
    """Each minute of the day, and what its clocks show as minutes since midnight."""
    at, until = day_begins(day, zone).astimezone(UTC), day_begins(day + timedelta(days=1), zone).astimezone(UTC)
    found = []
    while at < until:
        local = at.astimezone(zone)
        found.append((at, local.hour * 60 + local.minute))
        at += MINUTE
    return found


def seen_minute_by_minute(day: date, spans: tuple[Span, ...], zone: ZoneInfo) -> set[datetime]:
    """Every minute from the first one to the last one whose clocks show a time within a span."""
    working = set()
    for begin, end in spans:
        shown = [at for at, clock in minutes_of_the_day(day, zone) if begin <= clock < end]
        if shown:
            working |= {at for at, _clock in minutes_of_the_day(day, zone) if shown[0] <= at <= shown[-1]}
    return working


def minutes_in(found: list[Moments]) -> set[datetime]:
    return {
        begins_at + number * MINUTE for begins_at, ends_at in found for number in range((ends_at - begins_at) // MINUTE)
    }


@given(days_and_zones, spans_of_a_day)
@example(("Europe/Lisbon", date(2026, 3, 29)), ((30, 90),))
@example(("Europe/Lisbon", date(2026, 10, 25)), ((0, 60), (75, 90)))
@example(("Africa/Cairo", date(2026, 4, 24)), ((0, 30), (45, DAY)))
@example(("America/Havana", date(2026, 11, 1)), ((0, 30), (45, 60)))
@example(("Australia/Lord_Howe", date(2026, 4, 5)), ((90, 110), (115, 600)))
def test_every_minute_at_which_the_clocks_say_so_is_worked_and_no_other(place: tuple[str, date], spans):
    zone, day = ZoneInfo(place[0]), place[1]

    found = moments_of(day, spans, zone)

    assert minutes_in(found) == seen_minute_by_minute(day, spans, zone)


@given(days_and_zones, spans_of_a_day)
def test_the_spans_stand_in_order_and_none_touches_the_next(place: tuple[str, date], spans):
    found = moments_of(place[1], spans, ZoneInfo(place[0]))

    ends = [moment for span in found for moment in span]
    assert ends == sorted(set(ends))


@given(days_and_zones)
def test_whole_days_follow_each_other_without_a_gap(place: tuple[str, date]):
    zone, day = ZoneInfo(place[0]), place[1]

    days = [moments_of(day + timedelta(days=number), ((0, DAY),), zone) for number in range(3)]

    worked = [span for of_day in days for span in of_day]
    assert worked[0][0] == day_begins(day, zone).astimezone(UTC)
    assert [span[1] for span in worked[:-1]] == [span[0] for span in worked[1:]]


@pytest.mark.parametrize(
    ("zone", "day", "span", "hours"),
    [
        pytest.param("Europe/Lisbon", date(2026, 3, 29), (0, DAY), 23, id="a day of 23 hours"),
        pytest.param("Europe/Lisbon", date(2026, 10, 25), (0, DAY), 25, id="a day of 25 hours"),
        pytest.param("Europe/Lisbon", date(2026, 3, 29), (90, 180), 1, id="begins in the hour that is skipped"),
        pytest.param("Europe/Lisbon", date(2026, 3, 29), (0, 90), 1, id="ends in the hour that is skipped"),
        pytest.param("Europe/Lisbon", date(2026, 10, 25), (60, 90), 1.5, id="ends in the second pass"),
        pytest.param("Australia/Lord_Howe", date(2026, 10, 4), (0, DAY), 23.5, id="a jump of half an hour"),
        pytest.param("Asia/Tbilisi", date(2026, 3, 29), (600, 840), 4, id="no change of clocks"),
    ],
)
def test_so_many_hours_are_worked(zone: str, day: date, span: Span, hours: float):
    [(begins_at, ends_at)] = moments_of(day, [span], ZoneInfo(zone))

    assert ends_at - begins_at == timedelta(hours=hours)


def test_hours_within_the_skipped_hour_are_no_hours():
    assert moments_of(date(2026, 3, 29), [(60, 120)], ZoneInfo("Europe/Lisbon")) == []
