"""A job that takes as long as a test wants; read by the test and by the worker it starts."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.db import connection, transaction

from daybook.shared.jobs import job, later


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


@job("tests.undone", tries=1)
def undone(*, folder: str) -> None:
    """Set another job off in a change that is undone."""
    with transaction.atomic():
        later("tests.slow", folder=folder)
        transaction.set_rollback(True)
    _write(Path(folder, "notes"), "undid")


@job("tests.timed", tries=1)
def timed(*, folder: str) -> None:
    """Write down how long the database waits for this job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        _write(Path(folder, "notes"), cursor.fetchone()[0])


@job("tests.asleep", tries=1)
def asleep(*, seconds: int) -> None:
    """One statement that takes so long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s), 'asleep for a test'", [seconds])
