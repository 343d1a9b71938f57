"""Days by their names: where they lie from today, and that they move on with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybook.shared.filter_kinds import Days, Span
from daybook.shared.filtering import BadValue
from daybook.shared.named_days import NamedDays, Today

A_DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
FRIDAY = Today(date(2026, 11, 27), 1)
A_WEEK_LATER = Today(date(2026, 12, 4), 1)


def days_of(first: date, last: date | None) -> Iterator[date]:
    assert last is not None, "only what is coming has no end"
    return (first + number * A_DAY for number in range((last - first).days + 1))


def asked(today: Today) -> Days[Span]:
    return Days("visit", "Date of visit", True, today, lambda span: span, looks_ahead=True)


@given(DAYS, st.sampled_from([0, 1, 6]))
def test_weeks_and_months_follow_each_other_around_today(day: date, week_start: int):
    named = Today(day, week_start).named

    for kind, lengths in (("week", {7}), ("month", {28, 29, 30, 31})):
        days = [list(days_of(*named[NamedDays(f"{which}-{kind}")])) for which in ("last", "this", "next")]
        assert day in days[1]
        assert list(days_of(days[0][0], days[2][-1])) == [*days[0], *days[1], *days[2]]
        assert {len(each) for each in days} <= lengths
    assert named[NamedDays.THIS_WEEK].first.isoweekday() % 7 == week_start


@given(DAYS, st.sampled_from(NamedDays.values))
def test_a_name_stands_for_days_that_are_called_so(day: date, name: str):
    today = Today(day, 1)

    first, last = today.named[NamedDays(name)]

    found = today.name_of(first, last)
    assert found is not None
    assert today.named[found] == (first, last)


def test_days_by_their_name_move_on_and_days_by_their_dates_stay():
    by_name, by_dates = {"visit": ["this-week"]}, {"visit_from": ["2026-11-23"], "visit_to": ["2026-11-29"]}

    assert asked(FRIDAY).span(by_name) == asked(FRIDAY).span(by_dates) == Span(date(2026, 11, 23), date(2026, 11, 29))
    assert asked(A_WEEK_LATER).span(by_name) == Span(date(2026, 11, 30), date(2026, 12, 6))
    assert asked(A_WEEK_LATER).span(by_dates) == Span(date(2026, 11, 23), date(2026, 11, 29))


def test_one_becomes_the_other():
    by_name, by_dates = {"visit": ["this-week"]}, {"visit_from": ["2026-11-23"], "visit_to": ["2026-11-29"]}
    no_name = {"visit_from": ["2026-11-24"]}

    assert asked(FRIDAY).moving(by_dates) == by_name
    assert asked(FRIDAY).fixed(by_name) == by_dates
    assert asked(FRIDAY).moving(no_name) == asked(FRIDAY).fixed(no_name) == no_name
    assert asked(FRIDAY).fixed({"visit": ["coming"]}) == {"visit_from": ["2026-11-27"]}


def test_the_words_tell_the_name_and_the_days():
    read = asked(FRIDAY).read({"visit": ["last-month"]})

    assert read is not None
    assert read.words == "Date of visit: Last month (1 Oct 2026 – 31 Oct 2026)"


@pytest.mark.parametrize(
    "given_days",
    [{"visit": ["someday"]}, {"visit": ["today", "tomorrow"]}, {"visit": ["today"], "visit_from": ["2026-11-27"]}],
)
def test_names_that_are_none_and_two_answers_at_once_are_refused_and_kept(given_days):
    with pytest.raises(BadValue):
        asked(FRIDAY).read(given_days)
    assert asked(FRIDAY).moving(given_days) == asked(FRIDAY).fixed(given_days) == given_days
