"""A job that takes as long as a test wants; read by the test and by the worker it starts."""

from __future__ import annotations

import os
import time
from pathlib import Path

from daybook.shared.jobs import job


@job("tests.slow", tries=1)
def slow(*, folder: str) -> None:
    """Write down who began, wait until the file `go` is there, write down who ended."""
    notes = Path(folder, "notes")
    _write(notes, "began")
    while not Path(folder, "go").exists():
        time.sleep(0.05)
    _write(notes, "ended")


def _write(notes: Path, word: str) -> None:
    with notes.open("a") as lines:
        lines.write(f"{word} {os.getpid()}\n")
