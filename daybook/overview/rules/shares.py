"""Shares in percent, of sums that may be nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

ONE_PLACE = Decimal("0.1")


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """How much of the whole the part is, in percent with one place, half of it upwards; None of nothing."""
    if not whole:
        return None
    return (100 * Decimal(part) / Decimal(whole)).quantize(ONE_PLACE, ROUND_HALF_UP)
