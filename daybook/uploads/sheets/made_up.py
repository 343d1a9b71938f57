"""People for filled examples: nobody of these names and phones comes to the salon."""

from __future__ import annotations

from itertools import islice

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PEOPLE: tuple[Promise, ...] = (
    _("Anna Kowalska"),
    _("Maria Lopes"),
    _("Daniel Weber"),
    _("Olena Melnyk"),
    _("James O'Neill"),
)
"""Their e-mail addresses lead nowhere, since the host is one for examples."""
EMAILS = ("anna@example.org", "maria.lopes@example.org", "", "olena@example.org", "")
SOUGHT_AMONG = 1_000


def made_up_phones(country: str) -> list[str]:
    """Give a phone for each of the people, valid in the country, as one writes them; none where it is not known."""
    mobile = phonenumbers.PhoneNumberType.MOBILE
    example = phonenumbers.example_number_for_type(country, mobile) or phonenumbers.example_number(country)
    if example is None or example.national_number is None or example.country_code is None:
        return [""] * len(PEOPLE)
    first, code = example.national_number, example.country_code
    numbers = (_e164(code, first + step) for step in range(SOUGHT_AMONG))
    found = list(islice((number for number in numbers if number), len(PEOPLE)))
    return found + [""] * (len(PEOPLE) - len(found))


def _e164(code: int, national: int) -> str:
    number = phonenumbers.PhoneNumber(country_code=code, national_number=national)
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
