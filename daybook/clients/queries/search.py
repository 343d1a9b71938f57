"""Which clients somebody means who types a name or a phone."""

from __future__ import annotations

import re

import phonenumbers
from django.db.models import Q
from django.utils.translation import gettext as _

from daybook.clients.models import Client, ClientQuerySet
from daybook.shared.actor import Actor
from daybook.shared.folding import holding
from daybook.shared.sheets.phones import e164

FEWEST_DIGITS = 3
NUMBER = re.compile(r"#([0-9]{1,18})")
"""How the number of a client is typed, and how addresses of ours name just one client."""
LONGEST = 200
MOST_WORDS = 10


def clients_like(text: str, actor: Actor, *, sees_phones: bool) -> ClientQuerySet:
    """Those of the actor's location whom `likeness` means; raises `ValueError` as it does."""
    return Client.objects.of(actor).filter(likeness(text, actor, sees_phones=sees_phones))


def likeness(text: str, actor: Actor, *, sees_phones: bool) -> Q:
    """That the name holds every word of `text`; where it holds no letter, that the phone holds its digits.

    `#17` is the client of this number, and no other.
    Who may not see phones finds them by the whole number only, so that digits cannot be guessed one by one.
    Raises `ValueError` with a sentence where the text cannot be searched for.
    """
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise ValueError(_("This is too long for a name or a phone."))
    if "\0" in text:
        raise ValueError(_("This holds a sign that is no letter."))
    if number := NUMBER.fullmatch(text.strip()):
        return Q(pk=int(number[1]))
    if not is_phone(text):
        return holding("folded_name", text)
    digits = digits_of(text)
    if len(digits) < FEWEST_DIGITS:
        raise ValueError(_("Type a part of the name, or at least 3 digits of the phone."))
    whole = Q(phone__in=whole_numbers(text, actor.country))
    return whole | Q(phone_digits__contains=digits) if sees_phones else whole


def is_phone(text: str) -> bool:
    """Whether the text can only be a phone: there is no letter in it, and it is not the number of a client."""
    return not any(sign.isalpha() for sign in text) and not NUMBER.fullmatch(text.strip())


def digits_of(text: str) -> str:
    """The digits of the text, also those of other scripts."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def whole_numbers(text: str, country: str) -> list[str]:
    """Each number in E.164 that the text may be, as a whole: with the country's code, or as it is written at home."""
    digits = digits_of(text)
    if text.lstrip().startswith("+"):
        return [f"+{digits}"]
    code = phonenumbers.country_code_for_region(country)
    home = phonenumbers.ndd_prefix_for_region(country, True) or ""
    found = {f"+{digits}", f"+{digits.removeprefix('00')}", f"+{code}{digits}", f"+{code}{digits.removeprefix(home)}"}
    if valid := e164(digits, country):
        found.add(valid)
    return sorted(found)
