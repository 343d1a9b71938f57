"""Phones as those see them who may not see phones."""

import pytest

from daybook.shared.phones import masked


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+351912345678", "+XXXXXXXXXXXX"),
        ("+1 (212) 344-5678", "+X (XXX) XXX-XXXX"),
        ("٠١٢", "XXX"),
        ("", ""),
    ],
)
def test_every_digit_is_an_x_and_other_signs_stay(phone, shown):
    assert masked(phone) == shown
