"""Hours as they are written and read."""

from __future__ import annotations

import pytest
from hypothesis import given

from daybook.schedule.rules.words import in_words, read_spans
from daybook.schedule.wishes import Span
from tests.schedule.test_moments import spans_of_a_day
from tests.schedule.working import TEN_TO_TWO, WITH_A_BREAK


def test_hours_are_written_as_people_read_them():
    assert in_words(WITH_A_BREAK) == "10:00–14:00, 15:00–19:00"
    assert in_words([(540, 1440)]) == "09:00–24:00"
    assert in_words([]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "10:00-14:00, 15:00-19:00",
        "10:00–14:00, 15:00–19:00",
        "10-14, 15-19",
        "10.00 - 14.00; 15.00 - 19.00",
        "10-14 15-19",
        "10:00-14:00 15:00-19:00",
        " 10:00 — 14:00,\n15:00 — 19:00 ,",
    ],
)
def test_hours_can_be_typed_in_many_ways(text: str):
    assert read_spans(text) == list(WITH_A_BREAK)


@pytest.mark.parametrize(
    ("text", "spans"), [("", []), (" , ", []), ("22-0", [(1320, 1440)]), ("22-24", [(1320, 1440)])]
)
def test_nothing_is_a_day_off_and_a_day_ends_at_midnight(text: str, spans: list[Span]):
    assert read_spans(text) == spans


@pytest.mark.parametrize(
    "text", ["10", "10-", "ten to two", "10-25", "10:75-12", "10-14-18", "10:00-14:00 and", "-10-14"]
)
def test_what_is_no_span_of_time_is_not_read(text: str):
    assert read_spans(text) is None


@given(spans_of_a_day)
def test_what_is_written_is_read_back(spans):
    assert read_spans(in_words(spans)) == list(spans)


def test_ten_to_two_is_read_as_it_is_typed():
    assert read_spans("10-14") == [TEN_TO_TWO]
