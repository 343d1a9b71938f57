"""What is told about a row survives JSON, and what no database of texts keeps does not."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

from daybook.shared.sheets.frames import Cell, cells_as_json, untagged


def kept(*cells: Cell) -> list[Cell]:
    found: list[Cell] = json.loads(cells_as_json(cells), object_hook=untagged)
    return found


def test_cells_come_back_as_they_were():
    cells = [
        None,
        "Жанна “Z” ☕\nsecond line",
        7,
        -1.5,
        True,
        date(2026, 3, 2),
        datetime(2026, 3, 2, 10, 30),
        time(10, 30),
        timedelta(hours=1),
    ]

    assert kept(*cells) == cells


def test_what_cannot_be_kept_is_left_out():
    assert kept("a\0b", "half \ud800", float("nan"), float("inf")) == ["ab", "half ?", None, None]
