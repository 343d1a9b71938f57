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
    aside = Aside(upload.pk)
    told_at = time.monotonic()
    try:
        for number, row in enumerate(rows, start=1):
            yield row
            if number % LOOKS_EVERY == 0 and time.monotonic() - told_at > EVERY:
                aside.tell(number)
                told_at = time.monotonic()
    finally:
        aside.close()


class Aside:
    """A connection of its own, once there is something to tell: what is being written shows to nobody yet."""

    def __init__(self, upload_id: int) -> None:
        self._upload_id = upload_id
        self._connection: BaseDatabaseWrapper | None = None

    def tell(self, rows_read: int) -> None:
        """Say how many rows have been read."""
        self._connection = self._connection or connections.create_connection("default")
        with self._connection.cursor() as cursor:
            cursor.execute(SAY, [rows_read, self._upload_id])

    def close(self) -> None:
        """Let the connection go."""
        if self._connection:
            self._connection.close()
