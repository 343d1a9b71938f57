"""Phones as those see them who may not see phones."""

from __future__ import annotations

import re

DIGIT = re.compile(r"\d")


def masked(phone: str) -> str:
    """The phone with an X for each digit."""
    return DIGIT.sub("X", phone)
