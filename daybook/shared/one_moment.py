"""Reading much as it was at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0"


@contextmanager
def one_moment() -> Iterator[None]:
    """One snapshot of the database, as long as nothing was read before; nothing can be written in it."""
    is_first = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_first:
            cursor.execute(SNAPSHOT)
        yield
