"""How much of a stranger's file is read before it is refused."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one file may cost; `rows` are those below the heading row."""

    file_bytes: int = 50 * MEGABYTE
    rows: int = 100_000
    columns: int = 200
    cell_characters: int = 32_767  # what a cell of Excel can hold
    members: int = 2_000
    unpacked_bytes: int = 400 * MEGABYTE
    ratio: int = 200
    ratio_matters_from: int = 20 * MEGABYTE  # a small file may well repeat itself
    memory_bytes: int = 1536 * MEGABYTE
    cpu_seconds: int = 60
    wall_seconds: float = 120.0

    def as_json(self) -> str:
        """Write the limits so that `from_json` reads the same ones in another process."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Limits:
        """Read what `as_json` wrote."""
        return Limits(**json.loads(text))
