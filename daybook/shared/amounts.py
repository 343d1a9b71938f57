"""Money and percentages as they are typed: one field for every form that asks for an amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms


class AmountField(forms.DecimalField):
    """An amount of 0 or more, with a point or a comma, with or without spaces between the thousands."""

    def __init__(self, *, max_digits: int = 12, decimal_places: int = 2, **more: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, min_value=Decimal(0), **more)

    def to_python(self, value: Any) -> Any:
        """The number, or None for nothing; one comma counts as the point."""
        text = re.sub(r"\s", "", str("" if value is None else value))
        if text.count(",") == 1 and "." not in text:
            text = text.replace(",", ".")
        return super().to_python(text)
