"""Ticked bookings."""

from __future__ import annotations

from django.http import QueryDict

from daybook.calendar.forms.values import whole_number

MOST = 100


class ChosenForm:
    """The numbers of ticked bookings; anything else in their place is left out."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data

    def ids(self) -> set[int]:
        """Which bookings."""
        numbers = map(whole_number, self.data.getlist("booking")[:MOST])
        return {number for number in numbers if number is not None}
