"""What the cells of a column of a written workbook are."""

from __future__ import annotations

from enum import StrEnum


class CellKind(StrEnum):
    """By it a cell is written with its type and its format."""

    TEXT = "text"
    MOMENT = "moment"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"
    MIXED = "mixed"
    """Numbers, and texts that hold several of them."""
