"""Charts are drawn to a scale of round numbers, and say in words what they show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daybook.shared.charts import ColumnChart, Point, column_chart, share_of


def points_of(*numbers):
    return [Point(f"{place}", (number,), f"day {place}: {number}") for place, number in enumerate(numbers)]


def chart_of(*numbers, **more) -> ColumnChart:
    return drawn(points_of(*numbers), **more)


def drawn(points, **more) -> ColumnChart:
    chart = column_chart("key", "Title", points, written=str, **more)
    assert chart is not None
    return chart


@pytest.mark.parametrize(
    ("highest", "scale"),
    [
        (3, ["0", "1", "2", "3"]),
        (36, ["0", "10", "20", "30", "40"]),
        (100, ["0", "25", "50", "75", "100"]),
        (Decimal("1093.50"), ["0", "500", "1000", "1500"]),
    ],
)
def test_the_scale_is_of_round_numbers_and_reaches_the_highest(highest, scale):
    assert [line.label for line in chart_of(1, highest).lines] == scale


def test_the_scale_reaches_at_least_so_far():
    assert chart_of(40, at_least=100).lines[-1].label == "100"


def test_a_column_is_as_high_as_its_number():
    low, high = chart_of(25, 100).columns

    assert (low.parts[0].height, high.parts[0].height) == ("50", "200")
    assert (low.parts[0].y, high.parts[0].y) == ("170", "20")


def test_parts_stand_upon_each_other_told_apart_by_pattern():
    chart = drawn([Point("1", (30, 10), "1")], series=("Came", "Did not"))

    assert [(part.fill, part.y, part.height) for part in chart.columns[0].parts] == [
        ("solid", "70", "150"),
        ("hatched", "20", "50"),
    ]
    assert chart.legend == (("solid", "Came"), ("hatched", "Did not"))


def test_it_says_in_words_what_is_highest():
    assert chart_of(1, 7, 3).words == "The highest column: day 1: 7. Every number stands in the table."


def test_many_columns_leave_out_what_would_not_fit():
    chart = chart_of(*range(1, 46))

    assert {column.value for column in chart.columns[1:]} == {str(number) for number in range(2, 46)}
    assert sum(bool(column.label) for column in chart.columns) < 20


def test_nothing_is_drawn_where_there_is_nothing_to_see():
    assert column_chart("key", "Title", [], written=str) is None
    assert column_chart("key", "Title", points_of(0, 0), written=str) is None


@pytest.mark.parametrize(("part", "whole", "length"), [(1, 3, "33.3"), (0, 3, "0"), (5, 0, "0"), (6, 3, "100")])
def test_a_bar_is_as_long_as_its_share(part, whole, length):
    assert share_of(part, whole) == length
