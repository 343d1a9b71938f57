"""Ticked bookings."""

from __future__ import annotations

from django.http import QueryDict

MOST = 100


class ChosenForm:
    """The numbers of ticked bookings; anything else in their place is left out."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data

    def ids(self) -> set[int]:
        """Which bookings."""
        texts = self.data.getlist("booking")[:MOST]
        return {int(text) for text in texts if text.isdecimal() and len(text) < 19}
