"""Every file of the corpus ends in a clear sentence or in its rows, in bounded time and memory; nothing is written."""

from __future__ import annotations

import resource
from pathlib import Path
from time import monotonic

import pytest

from daybook.shared.sheets.errors import SENTENCES, SheetError
from daybook.shared.sheets.limits import Limits
from daybook.shared.sheets.reading import open_table
from daybook.shared.sheets.refusal import CODES
from tools.hostile_files.corpus import HOSTILE
from tools.hostile_files.odd import ODD

SECONDS = 60
"""Ample even where other tests run beside this one: the longest take two on a quiet machine."""
KILOBYTE = 1024


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_ends_in_a_clear_sentence(tmp_path: Path, case: str) -> None:
    reason, name, write = HOSTILE[case]
    path = write(tmp_path / name)
    before = state_of(tmp_path)
    begun_at = monotonic()

    with pytest.raises(SheetError) as refused, open_table(path) as table:
        list(table)

    assert refused.value.reason == reason
    assert str(refused.value).endswith(".")
    assert "%" not in str(refused.value)
    assert monotonic() - begun_at < SECONDS
    assert memory_of_readers() < Limits().memory_bytes
    assert state_of(tmp_path) == before


@pytest.mark.parametrize("case", ODD)
def test_an_odd_file_gives_its_rows(tmp_path: Path, case: str) -> None:
    name, rows, write = ODD[case]
    path = write(tmp_path / name)

    with open_table(path) as table:
        read = [row.cells for row in table]

    assert read == rows


def test_every_way_to_refuse_a_file_has_its_sentence_and_its_file() -> None:
    tried = {reason for reason, _name, _write in HOSTILE.values()}

    assert set(SENTENCES) == {*CODES, "no_room"}  # a server that is full is no fault of the file: test_kept.py
    assert set(CODES) - tried == {"no_sheet"}  # who asks for a sheet that is gone: test_reading.py


def state_of(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.rglob("*")}


def memory_of_readers() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTE
