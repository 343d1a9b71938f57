"""Money of a line: exact decimals, rounded half up to the currency, line by line."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from daybook.shared.money import rounded

HIGHEST = Decimal("9999999999.99")
CENT = Decimal("0.01")
WHOLE = Decimal(100)


def is_exact(amount: Decimal, currency: str) -> bool:
    """Whether the amount can be paid in the currency's coins, and stored."""
    return amount.is_finite() and abs(amount) <= HIGHEST and rounded(amount, currency) == amount


def line_cost(price: Decimal, amount: int, discount: Decimal, *, currency: str) -> Decimal:
    """What is to pay for `amount` pieces at `price` less `discount` percent."""
    return rounded(price * amount * (WHOLE - discount) / WHOLE, currency)


def discount_for(price: Decimal, amount: int, cost: Decimal) -> Decimal:
    """The percent, to two places, that comes nearest to making `cost` of `amount` pieces at `price`."""
    full = price * amount
    if not full:
        return Decimal(0)
    return ((full - cost) * WHOLE / full).quantize(CENT, ROUND_HALF_UP)
