from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybook.bookings.rules.money import discount_for, is_exact, line_cost
from daybook.shared.money import places_of, rounded

PRICES = st.decimals(0, 1_000_000, places=2)
AMOUNTS = st.integers(1, 100)
DISCOUNTS = st.decimals(0, 100, places=2)
CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "USD"])


@pytest.mark.parametrize(("currency", "places"), [("EUR", 2), ("JPY", 0), ("jpy", 0), ("KWD", 2), ("XXX", 2)])
def test_a_currency_has_its_own_places_but_never_more_than_are_stored(currency, places):
    assert places_of(currency) == places


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [("0.005", "EUR", "0.01"), ("0.0049", "EUR", "0.00"), ("0.5", "JPY", "1"), ("1.4999", "JPY", "1")],
)
def test_half_a_coin_goes_up(amount, currency, expected):
    assert rounded(Decimal(amount), currency) == Decimal(expected)


@given(PRICES, AMOUNTS, DISCOUNTS, CURRENCIES)
def test_a_cost_is_payable_and_never_more_than_half_a_coin_off(price, amount, discount, currency):
    price = rounded(price, currency)

    cost = line_cost(price, amount, discount, currency=currency)

    assert is_exact(cost, currency)
    assert 0 <= cost <= price * amount
    half_a_coin = Decimal(1).scaleb(-places_of(currency)) / 2
    assert abs(cost - price * amount * (100 - discount) / 100) <= half_a_coin


@given(PRICES, AMOUNTS, DISCOUNTS)
def test_the_discount_of_a_given_cost_is_a_percent_that_comes_near_it(price, amount, discount):
    cost = line_cost(price, amount, discount, currency="EUR")

    derived = discount_for(price, amount, cost)

    assert 0 <= derived <= 100
    # Two places of a percent, and the cent that costs are rounded to.
    near = price * amount / Decimal(20_000) + Decimal("0.005")
    assert abs(line_cost(price, amount, derived, currency="EUR") - cost) <= near


@given(PRICES, AMOUNTS)
def test_no_discount_and_all_of_it_are_exact(price, amount):
    assert line_cost(price, amount, Decimal(0), currency="EUR") == price * amount
    assert line_cost(price, amount, Decimal(100), currency="EUR") == 0
    assert discount_for(price, amount, price * amount) == 0


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1E+30", "0.001"])
def test_what_cannot_be_paid_or_stored_is_not_exact(amount):
    assert not is_exact(Decimal(amount), "EUR")
