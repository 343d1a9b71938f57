"""Being the only one who does something, across processes: a lock that PostgreSQL lets go when its holder dies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

FILE_WRITES = "uploads.write"
"""What whoever brings a file in is alone with, at a location: its staff, services and clock stand still meanwhile."""
PATIENCE = 3.0  # seconds: the connection of a process that was killed lives a moment longer


@contextmanager
def alone(what: str, number: int) -> Iterator[bool]:
    """Whether nobody else does `what` to the thing of this number; if so, nobody begins until the block's end."""
    is_alone = _soon_locked(what, number)
    try:
        yield is_alone
    finally:
        if is_alone:
            _ask("pg_advisory_unlock", what, number)


def beside(what: str, number: int) -> bool:
    """Whether nobody is alone with `what` of this number; if so, nobody will be until the transaction ends."""
    return _ask("pg_try_advisory_xact_lock_shared", what, number)


def _soon_locked(what: str, number: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not (is_locked := _ask("pg_try_advisory_lock", what, number)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return is_locked


def _ask(function: str, what: str, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtext(%s), %s)", [what, number])
        return bool(cursor.fetchone()[0])
