"""Days that are looked at together, what they are compared with, and shares."""

from datetime import date
from decimal import Decimal

import pytest

from daybook.shared.periods import Period, month_of
from daybook.shared.shares import share

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (MARCH, Period(date(2026, 2, 1), date(2026, 2, 28))),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31))),
        (Period(date(2026, 3, 2), date(2026, 3, 8)), Period(date(2026, 2, 23), date(2026, 3, 1))),
        (Period(date(2026, 3, 2), date(2026, 3, 2)), Period(date(2026, 3, 1), date(2026, 3, 1))),
        (Period(date(2026, 3, 1), date(2026, 3, 30)), Period(date(2026, 1, 30), date(2026, 2, 28))),
        (Period(date(2026, 1, 1), date(2026, 2, 28)), Period(date(2025, 11, 1), date(2025, 12, 31))),
    ],
)
def test_whole_months_are_compared_with_months_and_days_with_as_many_days(period, before):
    assert period.before() == before


def test_a_short_period_is_shown_day_by_day():
    assert MARCH.pieces(week_start=1) == [Period(day, day) for day in MARCH.days]


def test_a_longer_one_is_shown_by_weeks_that_are_cut_at_both_ends():
    pieces = Period(date(2026, 3, 4), date(2026, 5, 12)).pieces(week_start=1)

    assert pieces[:2] == [Period(date(2026, 3, 4), date(2026, 3, 8)), Period(date(2026, 3, 9), date(2026, 3, 15))]
    assert pieces[-1] == Period(date(2026, 5, 11), date(2026, 5, 12))
    assert sum(map(len, pieces)) == 70


def test_where_weeks_begin_on_sunday_they_are_cut_there():
    assert Period(date(2026, 3, 4), date(2026, 5, 12)).pieces(week_start=0)[0].last == date(2026, 3, 7)


def test_a_year_is_shown_by_months():
    pieces = Period(date(2026, 1, 15), date(2026, 12, 31)).pieces(week_start=1)

    assert len(pieces) == 12
    assert (pieces[0].first, pieces[1]) == (date(2026, 1, 15), Period(date(2026, 2, 1), date(2026, 2, 28)))


def test_what_lies_further_back_than_one_may_look_is_cut_off():
    assert MARCH.since(None) == MARCH
    assert MARCH.since(date(2026, 3, 15)) == Period(date(2026, 3, 15), date(2026, 3, 31))
    assert MARCH.since(date(2026, 4, 1)) is None


def test_the_month_of_a_day():
    assert month_of(date(2024, 2, 10)) == Period(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (1, 8, "12.5"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 2000, "0.1"),
        (1, 2001, "0.0"),
        (0, 5, "0.0"),
        (7, 5, "140.0"),
    ],
)
def test_shares_are_rounded_half_up_to_one_place(part, whole, percent):
    assert share(part, whole) == Decimal(percent)


def test_of_nothing_there_is_no_share():
    assert share(0, 0) is None
