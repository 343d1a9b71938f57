"""Amounts as people type them: the same number, however it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from daybook.shared.amounts import AmountField

AMOUNTS = st.decimals(min_value=0, max_value=Decimal("9999999999.99"), places=2)


@given(
    AMOUNTS, st.sampled_from([".", ","]), st.sampled_from(["", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
)
def test_point_or_comma_spaces_or_none_it_is_the_same_amount(amount: Decimal, point: str, space: str):
    typed = f"{amount:,.2f}".replace(".", "!").replace(",", space).replace("!", point)

    assert AmountField().clean(typed) == amount


@pytest.mark.parametrize(
    "typed", ["1,5,0", "1.5,0", "forty", "4O", "--1", "-1", "NaN", "Infinity", "1,234", "1,5e3000"]
)
def test_what_could_mean_two_things_or_nothing_is_refused(typed: str):
    with pytest.raises(ValidationError):
        AmountField().clean(typed)


def test_nothing_is_no_amount():
    assert AmountField(required=False).clean("  ") is None
