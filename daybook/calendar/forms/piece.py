"""Which piece of the open form is asked for."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from daybook.calendar.forms.booking import KEY, LINE_KEY
from daybook.calendar.forms.values import whole_number

MOST_LINES = 100


class PieceForm(forms.Form):
    """The card it belongs to, the staff member chosen there, the service picked, and those that stand there already."""

    key = forms.RegexField(rf"\A(?:{KEY.pattern})\Z")
    staff = forms.CharField(required=False)
    service = forms.CharField(required=False)

    def __init__(self, data: Any) -> None:
        """The staff field of a card carries the card's key in its name."""
        key = data.get("key", "")
        self.sent = data
        super().__init__({"key": key, "staff": data.get(f"{key}-staff", ""), "service": data.get("service", "")})

    @property
    def key_of_card(self) -> str:
        """The card."""
        return str(self.cleaned_data["key"])

    @property
    def staff_id(self) -> int | None:
        """The staff member chosen there, if any."""
        return whole_number(self.cleaned_data["staff"])

    @property
    def line_services(self) -> dict[str, int]:
        """The service of each line of the card that was sent along, by what its fields begin with."""
        of_a_line = re.compile(rf"({re.escape(self.key_of_card)}-{LINE_KEY.pattern})-service")
        found = [match for match in map(of_a_line.fullmatch, self.sent) if match]
        return {match[1]: whole_number(self.sent[match[0]]) or 0 for match in found[:MOST_LINES]}

    @property
    def service_id(self) -> int:
        """The service picked; 0 where none was."""
        return whole_number(self.cleaned_data["service"]) or 0
