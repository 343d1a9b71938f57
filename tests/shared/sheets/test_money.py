"""Prices and discounts are exact decimals, one for each service."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybook.shared.sheets.cells import CellError, Doubtful
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.money import discounts_for, prices_for, read_discounts, read_prices

D = Decimal


@pytest.mark.parametrize(
    ("cell", "prices"),
    [
        (None, ()),
        ("", ()),
        (1500.0, (D(1500),)),
        (0.1 + 0.2, (D("0.30"),)),
        (1e8, (D(100_000_000),)),
        ("1500#0#0", (D(1500), D(0), D(0))),
        ("1500 ## 300", (D(1500), D(300))),
        ("1500##300#20", (D(1500), D(300), D(20))),
        ("#10", (None, D(10))),
        ("1 500,50", (D("1500.50"),)),
        ("1\u00a0500.5", (D("1500.50"),)),
        ("1\u202f234\u202f567", (D(1_234_567),)),
        ("1,500.00", (D(1500),)),
        ("1.500,00", (D(1500),)),
        ("1.500.000", (D(1_500_000),)),
        ("12,50#7.5", (D("12.50"), D("7.50"))),
    ],
)
def test_prices_are_read_as_people_write_them(cell: Cell, prices: tuple[Decimal | None, ...]) -> None:
    assert read_prices(cell) == prices


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("free", "not_a_number"),
        ("-5", "not_a_number"),
        (-5.0, "not_a_number"),
        ("1,500,00", "not_a_number"),
        (True, "not_a_number"),
        (float("inf"), "not_a_number"),
        ("1e5", "not_a_number"),
        ("1,500", "ambiguous_number"),
        ("1.500", "ambiguous_number"),
        (12.345, "ambiguous_number"),
        ("12.3456", "too_precise"),
        ("9" * 10, "too_high"),
    ],
)
def test_what_is_no_price_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(CellError) as refused:
        read_prices(cell)

    assert refused.value.code == code


def test_a_currency_without_cents_takes_whole_numbers_only() -> None:
    assert read_prices("1500", places=0) == (D(1500),)
    with pytest.raises(CellError, match="at most 0 digits"):
        read_prices("1500.5", places=0)


def test_a_discount_is_percent_from_0_to_100() -> None:
    assert read_discounts("10#5,5%# 100 %") == (D(10), D("5.5"), D(100))
    with pytest.raises(CellError, match="between 0 and 100"):
        read_discounts("101")


def test_a_tenth_of_a_percent_is_doubted_since_excel_writes_ten_percent_so() -> None:
    read = read_discounts(0.1)

    assert isinstance(read, Doubtful)
    assert (read.value, read.code) == ((D("0.10"),), "tiny_discount")


def test_no_price_means_the_catalogues_and_a_total_goes_to_the_first() -> None:
    assert prices_for(2, ()) == (None, None)
    assert prices_for(2, (D(5), D(0))) == (D(5), D(0))
    assert prices_for(3, (D(1500),)) == Doubtful(
        (D(1500), D(0), D(0)),
        "One price for 3 services: it is taken as their total and put on the first.",
        "total_only",
    )


@pytest.mark.parametrize(
    ("services", "prices"), [(3, (D(1), D(2))), (1, (D(1), D(2))), (0, (D(1),)), (0, (D(1), D(2)))]
)
def test_another_count_of_prices_is_refused(services: int, prices: tuple[Decimal, ...]) -> None:
    with pytest.raises(CellError):
        prices_for(services, prices)


def test_one_discount_counts_for_every_service_with_a_warning() -> None:
    read = discounts_for(2, (D(10),))

    assert isinstance(read, Doubtful)
    assert read.value == (D(10), D(10))
    assert discounts_for(2, (D(10), None)) == (D(10), D(0))
    assert discounts_for(1, ()) == (D(0),)
    with pytest.raises(CellError):
        discounts_for(3, (D(10), D(5)))


@given(
    st.lists(st.decimals(0, 999_999, places=2), min_size=1), st.sampled_from(["#", "##", " # "]), st.sampled_from(".,")
)
def test_a_list_of_prices_is_read_back_exactly(prices: list[Decimal], between: str, point: str) -> None:
    text = between.join(f"{price:.2f}".replace(".", point) for price in prices)

    assert read_prices(text) == tuple(prices)


@given(st.decimals(0, 999_999, places=2))
def test_a_number_of_excels_is_the_decimal_that_it_shows(price: Decimal) -> None:
    assert read_prices(float(price)) == (price,)
