"""Gathering everything that is wrong with what was sent, to say it at once."""

from __future__ import annotations

from collections import defaultdict

from daybook.shared.errors import Invalid


class Faults:
    """Sentences by field; the fields are named like the parts of the wish, `bookings-0-lines-1-price`."""

    def __init__(self) -> None:
        self._sentences: dict[str, list[str]] = defaultdict(list)

    def add(self, field: str, sentence: str) -> None:
        """Note that something is wrong with this field."""
        self._sentences[field].append(sentence)

    def raise_any(self) -> None:
        """Refuse the whole, where anything was noted."""
        if self._sentences:
            raise Invalid(self._sentences)
