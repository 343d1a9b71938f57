"""Visit times: every form that people write, the grid, and the two nights of the year when clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybook.shared.sheets.cells import CellError, Doubtful
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.moments import PastTime, VisitTime, existing, is_shown_twice, nearest_step, on_grid

LISBON = ZoneInfo("Europe/Lisbon")
ZONES = [
    LISBON,
    ZoneInfo("Asia/Tbilisi"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("UTC"),
]
STEPS = [timedelta(minutes=minutes) for minutes in (5, 10, 15, 20, 30, 60)]

lisbon = VisitTime(LISBON, timedelta(minutes=15))
local_times = st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31))
places = st.builds(VisitTime, st.sampled_from(ZONES), st.sampled_from(STEPS))


def at(text: str) -> datetime:
    """A moment by Lisbon's clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=LISBON).astimezone(UTC)


@pytest.mark.parametrize(
    "cell",
    [
        "04.01.2016 10:30",
        " 4.1.2016  10:30 ",
        "04-01-2016 10:30",
        "04.01.2016 10:30:00",
        "04.01.2016T10:30",
        "2016-01-04 10:30",
        "2016-01-04T10:30:00",
        "2016-01-04T10:30:00.000Z",
        "2016-01-04T13:30:00+03:00",
        datetime(2016, 1, 4, 10, 30),
        datetime(2016, 1, 4, 10, 29, 59, 999_000),
        42373.4375,
        "42373,4375",
    ],
)
def test_every_form_of_a_date_gives_the_same_moment(cell: Cell) -> None:
    assert lisbon(cell) == at("2016-01-04T10:30")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (None, "not_a_date"),
        ("", "not_a_date"),
        ("tomorrow", "not_a_date"),
        ("01/04/2016 10:30", "not_a_date"),
        ("04.01-2016 10:30", "not_a_date"),
        (True, "not_a_date"),
        (time(10, 30), "not_a_date"),
        (timedelta(hours=10), "not_a_date"),
        (-1.0, "not_a_date"),
        (float("nan"), "not_a_date"),
        (12123445678.0, "not_a_date"),
        ("04.01.2016", "no_time"),
        ("2016-01-04", "no_time"),
        ("31.02.2016 10:30", "no_such_time"),
        ("04.01.2016 25:30", "no_such_time"),
        ("2016-13-04 10:30", "no_such_time"),
        ("04.01.0016 10:30", "year"),
        (5.5, "year"),
        (datetime(9999, 12, 31, 23, 59), "year"),
    ],
)
def test_what_is_no_visit_time_is_refused_in_words(cell: Cell, code: str) -> None:
    with pytest.raises(CellError) as refused:
        lisbon(cell)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("written", "kept"),
    [("10:07", "10:00"), ("10:07:29", "10:00"), ("10:07:30", "10:15"), ("10:08", "10:15"), ("10:15", "10:15")],
)
def test_a_time_goes_to_the_nearest_step_and_half_goes_up(written: str, kept: str) -> None:
    assert lisbon(f"04.01.2016 {written}") == at(f"2016-01-04T{kept}")


def test_the_end_of_a_day_may_round_into_the_next() -> None:
    assert lisbon("31.12.2016 23:55") == at("2017-01-01T00:00")


def test_a_day_without_a_time_is_midnight_with_a_warning() -> None:
    assert lisbon(date(2016, 1, 4)) == Doubtful(
        at("2016-01-04T00:00"), "The cell has no time of day, or midnight; 04.01.2016 00:00 is taken.", "midnight"
    )


def test_a_time_that_the_clocks_skipped_moves_forward_with_a_warning() -> None:
    # 01:00 became 02:00 in Lisbon that night.
    assert lisbon("29.03.2026 01:30") == Doubtful(
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        "The clocks skipped this time when they were put forward; 29.03.2026 02:30 is taken.",
        "skipped_time",
    )


def test_rounding_into_the_skipped_hour_lands_at_its_end_without_a_warning() -> None:
    assert lisbon("29.03.2026 00:58") == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_time_that_the_clocks_showed_twice_is_the_first_with_a_warning() -> None:
    # 02:00 became 01:00 in Lisbon that night.
    read = lisbon("25.10.2026 01:30")

    assert isinstance(read, Doubtful)
    assert (read.value, read.code) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "time_shown_twice")


@given(local_times, places)
def test_every_time_lands_on_the_grid_of_its_local_day_less_than_a_step_away(local: datetime, place: VisitTime) -> None:
    rounded = nearest_step(local, place.step)

    since_midnight = rounded - datetime.combine(rounded.date(), time())
    assert since_midnight % place.step == timedelta()
    assert -place.step / 2 < rounded - local <= place.step / 2


@given(local_times, places)
def test_rounding_what_is_rounded_changes_nothing(local: datetime, place: VisitTime) -> None:
    moment = on_grid(local, place)
    shown = moment.astimezone(place.zone).replace(tzinfo=None, fold=0)

    if not is_shown_twice(shown, place.zone) and nearest_step(shown, place.step) == shown:
        assert on_grid(shown, place) == moment


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)])
def test_days_of_23_and_25_hours_are_walked_without_going_back(day: date, hours: int) -> None:
    minutes = [datetime.combine(day, time()) + timedelta(minutes=minute) for minute in range(0, 24 * 60)]

    moments = [on_grid(minute, lisbon) for minute in minutes]

    first, last = moments[0], moments[-1]
    assert last - first == timedelta(hours=hours)
    assert all((moment.minute % 15, moment.second) == (0, 0) for moment in moments)
    if hours != 23:
        assert moments == sorted(moments)


@given(local_times, st.sampled_from(ZONES))
def test_what_exists_stays_and_what_was_skipped_moves_forward_by_an_hour_at_most(
    local: datetime, zone: ZoneInfo
) -> None:
    moved = existing(local, zone) - local

    assert timedelta() <= moved <= timedelta(hours=1)
    assert existing(existing(local, zone), zone) == existing(local, zone)


def test_a_moment_that_has_passed_is_taken_as_it_is_and_an_empty_cell_is_none():
    created = PastTime(LISBON)

    assert created("04.07.2016 10:31") == at("2016-07-04 10:31")
    assert created(date(2016, 7, 4)) == at("2016-07-04 00:00")
    assert created(None) is None
    assert created("  ") is None


def test_a_moment_to_come_is_doubted_and_no_moment_at_all_refused():
    created = PastTime(LISBON)

    doubt = created("04.07.2099 10:31")

    assert isinstance(doubt, Doubtful)
    assert (doubt.value, doubt.code) == (None, "future")
    with pytest.raises(CellError):
        created("yesterday")
