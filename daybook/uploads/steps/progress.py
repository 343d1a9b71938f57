"""How far the reading of a file has come, told beside the transaction that reads it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from daybook.uploads.models import Upload

Row = TypeVar("Row")

EVERY = 1.0  # seconds
LOOKS_EVERY = 256  # rows
SAY = "UPDATE uploads_upload SET rows_read = %s WHERE id = %s AND state = 'checking'"


def counted(rows: Iterable[Row], upload: Upload) -> Iterator[Row]:
    """The rows as they are; once a second everybody can see how many have been read."""
    aside: BaseDatabaseWrapper | None = None
    told_at = time.monotonic()
    try:
        for number, row in enumerate(rows, start=1):
            yield row
            if number % LOOKS_EVERY == 0 and time.monotonic() - told_at > EVERY:
                # What is being written shows to nobody before its end, so this goes by a connection of its own.
                aside = aside or connections.create_connection("default")
                with aside.cursor() as cursor:
                    cursor.execute(SAY, [number, upload.pk])
                told_at = time.monotonic()
    finally:
        if aside:
            aside.close()
