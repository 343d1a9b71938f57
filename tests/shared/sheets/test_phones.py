"""Phones as tables hold them become E.164."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybook.shared.phones import masked
from daybook.shared.sheets.cells import CellError
from daybook.shared.sheets.frames import Cell
from daybook.shared.sheets.phones import Phone, e164, searched_e164

COUNTRIES = ["PT", "GE", "US", "RU", "DE", "FR", "GB", "AE", "JP", "BR"]
MOBILES = [
    number
    for country in COUNTRIES
    if (number := phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE))
]


@pytest.mark.parametrize(
    ("country", "cell", "number"),
    [
        ("US", "12123445678", "+12123445678"),
        ("US", 12123445678.0, "+12123445678"),
        ("US", 12123445678, "+12123445678"),
        ("US", "+1 (212) 344-5678", "+12123445678"),
        ("US", "(212) 344-5678", "+12123445678"),
        ("US", "4582455678", "+14582455678"),
        ("PT", "912 345 678", "+351912345678"),
        ("PT", "351912345678", "+351912345678"),
        ("PT", "00351 912.345.678", "+351912345678"),
        ("PT", "12123445678", "+12123445678"),
        ("GE", "599 12 34 56", "+995599123456"),
        ("GE", "0599123456", "+995599123456"),
        ("RU", "8 (912) 345-67-89", "+79123456789"),
        ("RU", "79123456789", "+79123456789"),
        ("RU", "12123445678", "+12123445678"),
        ("DE", "4915123456789", "+4915123456789"),
    ],
)
def test_a_phone_is_read_in_the_likeliest_way(country: str, cell: Cell, number: str) -> None:
    assert Phone(country)(cell) == number


@pytest.mark.parametrize(
    "cell", [None, "", "none", "123", "1212344567X", "+19", "999999999999999", 1.5, "12123445678 or 9"]
)
def test_what_is_no_phone_is_refused_in_words(cell: Cell) -> None:
    with pytest.raises(CellError) as refused:
        Phone("PT")(cell)

    assert str(refused.value) == "Write a phone number with the country's code, like 12123445678."


def test_a_phone_that_we_masked_ourselves_is_refused_saying_so() -> None:
    with pytest.raises(CellError) as refused:
        Phone("PT")(masked("+351912345678"))

    assert refused.value.code == "masked_phone"


@given(st.sampled_from(MOBILES), st.sampled_from(COUNTRIES), st.sampled_from(list(range(3))))
def test_a_number_with_its_plus_is_the_same_in_every_country_and_form(
    number: phonenumbers.PhoneNumber, country: str, form: int
) -> None:
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    forms = (
        expected,
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
        "00" + expected[1:],
    )

    assert Phone(country)(forms[form]) == expected


@given(st.sampled_from(MOBILES))
def test_at_home_a_number_may_come_without_its_country_and_as_excels_number(number: phonenumbers.PhoneNumber) -> None:
    country = phonenumbers.region_code_for_number(number) or ""
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)

    assert Phone(country)(national) == expected
    assert Phone(country)(float(expected[1:])) == expected


@given(st.sampled_from(MOBILES), st.sampled_from(COUNTRIES), st.integers(0, 10**12), st.integers(0, 3))
def test_the_quick_look_at_own_numbers_agrees_with_the_library(
    number: phonenumbers.PhoneNumber, country: str, noise: int, cut: int
) -> None:
    own = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
    digits = own[: len(own) - 4 - cut] + str(noise)[: 4 + cut]

    assert e164(digits, country) == searched_e164(digits, country)
    assert e164("+" + digits, country) == searched_e164("+" + digits, country)
