"""Times as they are typed and shown, on any day of any clock: those on which the clocks change before all others."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from daybook.bookings.wishes import BookingWish
from daybook.calendar.forms.booking import BookingForm, time_values
from daybook.calendar.forms.ground import Ground
from daybook.calendar.forms.values import instant_of
from daybook.calendar.queries.choices import Choices
from daybook.shared.days import day_begins
from tests.schedule.test_moments import days_and_zones

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LISBON = ZoneInfo("Europe/Lisbon")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0))
lengths = st.integers(5, 24 * 60 - 1).map(lambda minutes: minutes * MINUTE)


def walls_of(day: date, zone: ZoneInfo) -> dict[time, list[datetime]]:
    """Every time that the clocks show on that day, with the moments at which they show it."""
    shown: dict[time, list[datetime]] = {}
    at, until = day_begins(day, zone).astimezone(UTC), day_begins(day + timedelta(days=1), zone).astimezone(UTC)
    while at < until:
        shown.setdefault(at.astimezone(zone).time(), []).append(at)
        at += MINUTE
    return shown


@given(days_and_zones, clocks)
@example(("Europe/Lisbon", SPRING), time(1, 30))
@example(("Europe/Lisbon", AUTUMN), time(1, 30))
def test_a_typed_time_is_the_first_moment_that_shows_it_or_comes_after_the_skipped_hour(place, clock):
    day, zone = place[1], ZoneInfo(place[0])
    shown = walls_of(day, zone)

    found, is_skipped = instant_of(day, clock, zone)

    assert is_skipped == (clock not in shown)
    if not is_skipped:
        assert found.astimezone(UTC) == shown[clock][0]
    else:
        assert found.astimezone(UTC) >= day_begins(day, zone).astimezone(UTC)
        assert found.replace(tzinfo=None) > datetime.combine(day, clock)


def test_those_days_have_23_and_25_hours():
    assert [sum(map(len, walls_of(day, LISBON).values())) for day in (SPRING, AUTUMN)] == [23 * 60, 25 * 60]
    assert [len(walls_of(day, LISBON)) for day in (SPRING, AUTUMN)] == [23 * 60, 24 * 60]


@given(days_and_zones, st.integers(0, 25 * 60 - 1), lengths, st.integers(0, 59))
@example(("Europe/Lisbon", AUTUMN), 125, HOUR, 0)
def test_a_form_that_is_sent_as_it_was_shown_moves_nothing_by_a_second(place, minutes, length, seconds):
    zone = ZoneInfo(place[0])
    starts_at = day_begins(place[1], zone).astimezone(UTC) + minutes * MINUTE + timedelta(seconds=seconds)
    ground = Ground(zone, 5, "EUR", Choices([], [], []), may_set_price=True, may_set_discount=True)
    shown = time_values(starts_at, length + timedelta(seconds=seconds), ground)
    sent = QueryDict(mutable=True)
    sent.update({f"b1-{name}": value for name, value in shown.items()})

    form = BookingForm(key="b1", ground=ground, lines=(), data=sent)
    form.is_valid()

    assert form.cleaned_data["starts_at"].astimezone(UTC) == starts_at
    assert form.ends_at is not None
    assert form.ends_at.astimezone(UTC) == starts_at + length + timedelta(seconds=seconds)


@given(days_and_zones, clocks, lengths)
@example(("Europe/Lisbon", SPRING), time(0, 30), 2 * HOUR)
@example(("Europe/Lisbon", AUTUMN), time(0, 30), 2 * HOUR)
def test_an_hour_that_is_booked_is_an_hour_by_the_sun(place, clock, length):
    starts_at, _skipped = instant_of(place[1], clock, ZoneInfo(place[0]))

    wish = BookingWish(1, starts_at, length)

    assert wish.ends_at - starts_at.astimezone(UTC) == length
