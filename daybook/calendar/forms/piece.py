"""Which piece of the open form is asked for."""

from __future__ import annotations

from typing import Any

from django import forms

from daybook.calendar.forms.booking import KEY
from daybook.calendar.forms.values import whole_number


class PieceForm(forms.Form):
    """The card it belongs to, the staff member chosen there, the service picked."""

    key = forms.RegexField(rf"\A(?:{KEY.pattern})\Z")
    staff = forms.CharField(required=False)
    service = forms.CharField(required=False)

    def __init__(self, data: Any) -> None:
        """The staff field of a card carries the card's key in its name."""
        key = data.get("key", "")
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
    def service_id(self) -> int:
        """The service picked; 0 where none was."""
        return whole_number(self.cleaned_data["service"]) or 0
