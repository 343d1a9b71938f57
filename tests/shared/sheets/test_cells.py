"""Names, numbers, durations and comments as cells hold them."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybook.shared.sheets.cells import (
    SLOT,
    CellError,
    Doubtful,
    read_duration,
    read_id,
    read_ids,
    read_name,
    read_names,
    read_text,
    text_of,
)
from daybook.shared.sheets.frames import Cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (12123445678.0, "12123445678"),
        (1.5, "1.5"),
        (7, "7"),
        (" a\x00b\u200b ", "ab"),
        ("\ufeffЖанна", "Жанна"),
    ],
)
def test_a_cell_is_the_text_that_a_person_sees(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_a_name_is_one_line_with_single_spaces() -> None:
    assert read_name("  Жанна \n  Д’Арк ") == "Жанна Д’Арк"


def test_a_comment_keeps_its_line_breaks() -> None:
    assert read_text(" first\r\nsecond\rthird ") == "first\nsecond\nthird"
    assert read_text(None) == ""


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(CellError) as refused:
        read_name("x" * 201)

    assert str(refused.value) == "The text is longer than 200 characters."


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        (None, 900),
        ("", 900),
        (0, 900),
        (900.0, 900),
        ("901", 1800),
        ("3 600", 3600),
        ("3600,0", 3600),
        (86_400, 86_400),
    ],
)
def test_a_duration_is_seconds_rounded_up_to_quarters(cell: Cell, seconds: int) -> None:
    assert read_duration(cell) == timedelta(seconds=seconds)


@pytest.mark.parametrize("cell", [time(1, 20), timedelta(hours=1, minutes=20), "4800"])
def test_a_cell_of_time_is_a_duration_as_well(cell: Cell) -> None:
    assert read_duration(cell) == timedelta(minutes=90)


@pytest.mark.parametrize("cell", ["1:30", "an hour", "-900", 900.5, "1e3", True, timedelta(seconds=-1)])
def test_what_is_no_number_of_seconds_is_refused(cell: Cell) -> None:
    with pytest.raises(CellError, match="whole seconds"):
        read_duration(cell)


def test_more_than_a_day_is_refused_and_minutes_by_mistake_are_doubted() -> None:
    with pytest.raises(CellError, match="24 hours"):
        read_duration(86_401)
    assert read_duration(60) == Doubtful(
        SLOT, "The duration is in seconds: 60 seconds become 15 minutes.", "very_short"
    )


@given(st.integers(300, 86_400))
def test_a_duration_is_never_shorter_than_written_nor_a_quarter_longer(seconds: int) -> None:
    length = read_duration(str(seconds))

    assert isinstance(length, timedelta)
    assert length % SLOT == timedelta()
    assert timedelta() <= length - timedelta(seconds=seconds) < SLOT


def test_numbers_of_ours_come_alone_or_with_commas_or_double_signs() -> None:
    assert read_id("17") == 17
    assert read_id(17.0) == 17
    assert read_id(" ") is None
    assert read_ids("12, 15 ## 18") == (12, 15, 18)
    assert read_ids(12.0) == (12,)
    assert read_ids(None) == ()


@pytest.mark.parametrize("cell", ["12;15", "a", "12,,15", "-1", "1" * 19, True])
def test_what_is_no_number_of_ours_is_refused(cell: Cell) -> None:
    with pytest.raises(CellError):
        read_ids(cell)


def test_two_numbers_that_excel_made_one_are_noticed() -> None:
    with pytest.raises(CellError) as refused:
        read_ids(12.15)

    assert refused.value.code == "ids_became_a_number"


def test_several_names_come_with_double_signs_between() -> None:
    assert read_names("Haircut ##  Blow  dry") == ("Haircut", "Blow dry")
    assert read_names("Cut, wash # dry") == ("Cut, wash # dry",)
    assert read_names(None) == ()
    with pytest.raises(CellError, match="no name between"):
        read_names("Haircut####Blow dry")
