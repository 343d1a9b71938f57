"""Gathering everything that is wrong with what was sent, to say it at once."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _

from daybook.shared.errors import DomainError, Invalid, NotAllowed, NotThere
from daybook.shared.outcomes import Refusal


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


def refuse(refusal: Refusal | None) -> None:
    """Refuse the whole act for this reason; None lets it go on."""
    if refusal is None:
        return
    if refusal.code == "out_of_reach":
        raise NotThere(_("There is no such booking here."))
    if refusal.code == "already_deleted":
        raise DomainError(refusal.sentence)
    raise NotAllowed(refusal.sentence)
