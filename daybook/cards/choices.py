"""Closed lists of the cards room."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Whose value is kept when two clients become one."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"
