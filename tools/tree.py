"""The files of the house: what the checks walk over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {"vendor", "migrations", "locale", "var", "build", "dist", "__pycache__", "node_modules"}


def own_files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Every file of ours below `root` with one of the suffixes, in one order everywhere."""
    for path in sorted(root.iterdir()):
        if path.is_dir():
            if path.name == ".ci" or not (path.name in NOT_OURS or path.name.startswith(".")):
                yield from own_files(path, *suffixes)
        elif path.suffix in suffixes:
            yield path
