"""What a list says of its rows: each section in its own sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class ListWords:
    """The sentences of one list.

    `counted` and `more_than` take `%(number)s`; `counted` is an `ngettext_lazy` that counts by `count`.
    """

    found: Words
    table: Words
    counted: Words
    more_than: Words
    no_match: Words
    no_match_of_all: Words
    no_more: Words
    none_yet: Words
    none_yet_note: Words
    retired: Words = ""

    def total(self, total: int, *, counted_to: int) -> str:
        """How many match; one more than is counted stands for "more than that"."""
        if total > counted_to:
            return str(self.more_than) % {"number": grouped(counted_to)}
        return self.exactly(total)

    def exactly(self, total: int) -> str:
        """Such as 1,284 clients."""
        return str(self.counted % {"count": total, "number": grouped(total)})


def grouped(number: int) -> str:
    """The number as the person's language writes it."""
    return str(number_format(number, force_grouping=True))
