from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from daybook.bookings.rules.times import TakenTimes

START = datetime(2026, 3, 2, tzinfo=UTC)
SPANS = st.tuples(st.integers(0, 4000), st.integers(1, 1440)).map(
    lambda pair: (START + timedelta(minutes=pair[0]), START + timedelta(minutes=pair[0] + pair[1]))
)


@given(st.lists(SPANS, max_size=15), st.lists(SPANS, max_size=5), SPANS)
def test_time_is_free_exactly_where_no_span_overlaps(known, added, asked):
    times = TakenTimes((start, end, number) for number, (start, end) in enumerate(known))
    for number, (start, end) in enumerate(added, start=len(known)):
        times.take(start, end, number)

    taken_by = times.taken_by(*asked)

    overlapping = {number for number, (start, end) in enumerate(known + added) if start < asked[1] and end > asked[0]}
    assert (taken_by in overlapping) if overlapping else (taken_by is None)
