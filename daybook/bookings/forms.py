"""What a person may send to the register, made clean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django import forms
from django.db.models import BigIntegerField
from django.http import QueryDict
from django.utils.translation import gettext as _

from daybook.bookings.queries.bulk import MOST
from daybook.shared.errors import Invalid

LONGEST_ADDRESS = 8_000


@dataclass(frozen=True)
class Selection:
    """The bookings that are meant: the ticked ones, or every one that answers a question.

    `shown` tells which set the person saw: a fingerprint, or only its number; empty where nothing was said yet.
    """

    numbers: tuple[int, ...]
    is_all: bool
    question: QueryDict
    address: str
    shown: str

    @property
    def shown_number(self) -> int | None:
        """How many the person was told."""
        number = self.shown.partition("-")[0]
        return int(number) if number.isascii() and number.isdigit() else None


def selection_from(sent: QueryDict, *, here: str) -> Selection:
    """Read which bookings are meant; `here` is the register's own address. Raises `Invalid`."""
    is_all = sent.get("all") == "1"
    address = address_from(sent, here=here) if is_all or sent.get("address") else here
    numbers = () if is_all else numbers_from(sent)
    if not is_all and not numbers:
        raise Invalid({"booking": [_("No booking is chosen. Tick some rows first.")]})
    question = QueryDict(urlsplit(address).query)
    return Selection(numbers, is_all, question, address, shown=sent.get("matching", "")[:100])


def numbers_from(sent: QueryDict) -> tuple[int, ...]:
    """The numbers of bookings, each once. Raises `Invalid` for what is no number, or too many."""
    texts = list(dict.fromkeys(sent.getlist("booking")))
    if len(texts) > MOST or not all(text.isascii() and text.isdigit() and len(text) < 20 for text in texts):
        raise Invalid({"booking": [_("These are no numbers of bookings.")]})
    return tuple(number for number in map(int, texts) if number <= BigIntegerField.MAX_BIGINT)


def address_from(sent: QueryDict, *, here: str) -> str:
    """The address of the register's page that a person comes from. Raises `Invalid` for any other address."""
    address = sent.get("address", "")
    if len(address) > LONGEST_ADDRESS or address.partition("?")[0] != here:
        raise Invalid({"address": [_("This does not come from the register. Reload the page and try again.")]})
    return address


def number_chosen(sent: QueryDict, name: str, *, among: frozenset[int]) -> int:
    """What was chosen in a dialog, out of what it offered. Raises `Invalid`."""
    text = sent.get(name, "")
    if text not in {str(number) for number in among}:
        raise Invalid({name: [_("Choose one of the list.")]})
    return int(text)


def columns_from(sent: QueryDict, *, known: Collection[str]) -> list[str]:
    """The columns that somebody chose, in their order; none where they want the house's own choice."""
    if "reset" in sent:
        return []
    names = list(dict.fromkeys(sent.getlist("column")))
    if not names or not all(name in known for name in names):
        raise Invalid({"column": [_("Choose at least one of the columns.")]})
    return names


class OutsideForm(forms.Form):
    """Of which days, and of whom, bookings outside working hours are asked for."""

    first = forms.DateField(input_formats=["%Y-%m-%d"])
    last = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    staff = forms.IntegerField(required=False, min_value=1, max_value=BigIntegerField.MAX_BIGINT)
