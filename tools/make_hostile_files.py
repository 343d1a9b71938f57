"""Writes files that are broken, hostile or odd into a folder: `python -m tools.make_hostile_files FOLDER`.

To try them by hand on a running Daybook; tests/shared/sheets/test_hostile_files.py reads every one of them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tools.hostile_files.corpus import HOSTILE
from tools.hostile_files.odd import ODD


def main() -> int:
    """Write them all, and say what is to come of each."""
    if len(sys.argv) != 2:
        print("python -m tools.make_hostile_files FOLDER")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case, (reason, name, write) in HOSTILE.items():
        print(f"{write(_path(folder, case, name)).name}: refused ({reason})")
    for case, (name, rows, write) in ODD.items():
        print(f"{write(_path(folder, case, name)).name}: {len(rows)} rows with the heading")
    return 0


def _path(folder: Path, case: str, name: str) -> Path:
    return folder / (re.sub(r"[^\w.-]+", "-", case.lower()).strip("-.") + Path(name).suffix)


if __name__ == "__main__":
    sys.exit(main())
