"""A client's phone, as one finds it in a stranger's table, made E.164."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from django.utils.translation import gettext as _

from daybook.shared.sheets.cells import CellError, text_of
from daybook.shared.sheets.frames import Cell

DECORATION = re.compile(r"[\s().\-/\u2010-\u2015\u2212]")
DIGITS = re.compile(r"\+?[0-9]{3,20}")
MASKED = re.compile(r"\+?X{3,}")

KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
)


@dataclass(frozen=True)
class Phone:
    """Reads the column of phones of one location; its country explains numbers without a country's code."""

    country: str

    def __call__(self, cell: Cell) -> str:
        """Give the number as E.164; a `CellError` says that it is no phone of any country."""
        digits = DECORATION.sub("", text_of(cell).removeprefix("tel:"))
        if MASKED.fullmatch(digits):
            sentence = _("Whoever downloaded this file may not see phones. Fill in the real one.")
            raise CellError(sentence, code="masked_phone")
        number = e164(digits, self.country) if DIGITS.fullmatch(digits) else None
        if number is None:
            raise CellError(_("Write a phone number with the country's code, like 12123445678."), code="not_a_phone")
        return number


def e164(digits: str, country: str) -> str | None:
    """Give the valid number that these digits are, read in the likeliest way first; None when no way fits."""
    own = _own_numbers(country)
    # Nearly all phones of a table are like this, and the library takes a tenth of a millisecond for each.
    if own and own.fullmatch(digits):
        return "+" + digits.removeprefix("+")
    return searched_e164(digits, country)


@lru_cache(maxsize=10_000)
def searched_e164(digits: str, country: str) -> str | None:
    """Give what `e164` gives, by asking the library about every reading."""
    for text, region in _readings(digits, country):
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


@lru_cache
def _own_numbers(country: str) -> re.Pattern[str] | None:
    """Give the pattern of the country's own valid numbers, written with its code."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    if metadata is None or metadata.general_desc is None:
        return None
    kinds = [getattr(metadata, kind, None) for kind in KINDS]
    patterns = [kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern]
    every = metadata.general_desc.national_number_pattern
    return re.compile(rf"\+?{metadata.country_code}(?=(?:{every})$)(?:{'|'.join(patterns)})", re.ASCII)


def _readings(digits: str, country: str) -> list[tuple[str, str | None]]:
    if digits.startswith("+"):
        return [(digits, None)]
    if digits.startswith("00"):
        return [("+" + digits[2:], None), (digits, country)]
    abroad: tuple[str, str | None] = ("+" + digits, None)
    at_home: tuple[str, str | None] = (digits, country)
    has_own_code = digits.startswith(str(phonenumbers.country_code_for_region(country)))
    # A number of one's own country is often written without its code, and may begin like another country's.
    return [abroad, at_home] if has_own_code else [at_home, abroad]
