"""Telling how far a file has come while the transaction that reads its rows is open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

EVERY = 1.0
"""Seconds between two tellings."""
TELL = "UPDATE datalog_downloadwork SET rows_done = %s, rows_total = %s, changed_at = now() WHERE download_id = %s"


@dataclass
class Progress:
    """Says how many of `total` rows are written; call it as often as you like, it writes once a second."""

    beside: Any
    download_id: int
    total: int
    told_at: float = 0.0

    def __call__(self, done: int) -> None:
        if (now := time.monotonic()) - self.told_at < EVERY:
            return
        self.told_at = now
        with self.beside.cursor() as cursor:
            cursor.execute(TELL, [done, self.total, self.download_id])


@contextmanager
def progress_of(download_id: int, total: int) -> Iterator[Progress]:
    """A connection of its own to the same database: others see the progress at once."""
    beside = connection.copy()
    try:
        progress = Progress(beside, download_id, total)
        progress(0)
        yield progress
    finally:
        beside.close()
