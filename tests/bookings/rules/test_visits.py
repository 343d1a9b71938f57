from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from daybook.bookings.rules.visits import Span, visits_among

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_span(minute: int, length: int, number: int) -> Span:
    start = NINE + timedelta(minutes=minute)
    return Span(start, start + timedelta(minutes=length), number)


@st.composite
def days(draw):
    """The bookings of one client on one day."""
    times = draw(st.lists(st.tuples(st.integers(0, 900), st.integers(5, 240)), max_size=12))
    return [a_span(minute, length, number) for number, (minute, length) in enumerate(times)]


def test_one_that_begins_within_the_interval_belongs_to_the_visit_before():
    spans = [a_span(0, 60, 1), a_span(120, 60, 2), a_span(241, 60, 3)]

    assert visits_among(spans, HOUR) == [[1, 2], [3]]


def test_a_long_booking_holds_those_that_begin_during_it():
    spans = [a_span(0, 300, 1), a_span(10, 10, 2), a_span(350, 10, 3)]

    assert visits_among(spans, HOUR) == [[1, 2, 3]]


def test_no_bookings_are_no_visits():
    assert visits_among([], HOUR) == []


@given(days())
def test_each_booking_is_in_one_visit(spans):
    visits = visits_among(spans, HOUR)

    assert sorted(number for visit in visits for number in visit) == sorted(span.booking_id for span in spans)


@given(days())
def test_between_visits_more_than_the_interval_is_free_and_inside_never(spans):
    by_number = {span.booking_id: span for span in spans}

    visits = [[by_number[number] for number in visit] for visit in visits_among(spans, HOUR)]

    for before, after in pairwise(visits):
        assert after[0].starts_at - max(span.ends_at for span in before) > HOUR
    for visit in visits:
        for place in range(1, len(visit)):
            assert visit[place].starts_at - max(span.ends_at for span in visit[:place]) <= HOUR


@given(days(), st.randoms())
def test_the_order_in_which_bookings_are_told_does_not_matter(spans, chance: Random):
    shuffled = list(spans)
    chance.shuffle(shuffled)

    assert visits_among(shuffled, HOUR) == visits_among(spans, HOUR)


@given(days())
def test_a_longer_interval_never_makes_more_visits(spans):
    assert len(visits_among(spans, 2 * HOUR)) <= len(visits_among(spans, HOUR))
