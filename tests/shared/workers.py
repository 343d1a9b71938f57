"""Real workers, in processes of their own, on the database of the test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import connection

STARTS = """
import django
django.setup()
from tests.shared import slow_job
from daybook.shared import worker
worker.GRACE = {grace}
worker.work()
"""
PATIENCE = 30


@contextmanager
def a_worker(*, grace: int = 30) -> Iterator[subprocess.Popen[bytes]]:
    """What `daybook worker` runs, with the jobs of the tests besides; killed at the end of the block."""
    root = Path(__file__).parents[2]
    worker = subprocess.Popen([sys.executable, "-c", STARTS.format(grace=grace)], env=environment(), cwd=root)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def environment() -> dict[str, str]:
    """What such a process must know: the database and the settings of the test."""
    return os.environ | {
        "DATABASE_URL": _address(),
        "DAYBOOK_UNPOOLED": "yes",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }


def wait_until(is_so: Callable[[], bool]) -> float:
    """The seconds it took; fails where it takes too long."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < PATIENCE, "it did not happen in time"
        time.sleep(0.05)
    return time.monotonic() - began


def _address() -> str:
    now = connection.settings_dict
    where = urlencode({"host": now["HOST"], "port": now["PORT"] or 5432})
    person = f"{quote(now['USER'])}:{quote(now['PASSWORD'])}"
    return f"postgresql://{person}@/{now['NAME']}?{where}"
