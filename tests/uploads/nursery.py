"""Workers that are born in no time, to be killed: forked from a process that has read the program once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from tests.shared.workers import environment

NURSERY = """
import os, sys
import django
django.setup()
from django.conf import settings
from daybook.shared import long_work, worker
from daybook.uploads.sheets import bringing
worker.BEAT, worker.SILENCE, bringing.SOME = 0.2, 0.6, 200
have_time = long_work._have_time
def have_time_and_be_watched(*, connection, **more):
    have_time(connection=connection, **more)
    with connection.cursor() as cursor:
        cursor.execute("SET client_connection_check_interval = '100ms'")
long_work._have_time = have_time_and_be_watched
settings.STORAGES["files"]["OPTIONS"]["location"] = sys.argv[1]
for line in sys.stdin:
    born = os.fork()
    if not born:
        sys.stdin.close()
        worker.work()
        os._exit(0)
    print(born, flush=True)
    os.waitpid(born, 0)
"""


class Nursery:
    """One worker at a time; it notes often that it lives, and its successor soon notices that it does not."""

    def __init__(self) -> None:
        root = Path(__file__).parents[2]
        self._parent = subprocess.Popen(
            [sys.executable, "-c", NURSERY, settings.STORAGES["files"]["OPTIONS"]["location"]],
            env=environment(),
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._worker = 0

    def start(self) -> None:
        """Let a worker be born."""
        assert self._parent.stdin
        assert self._parent.stdout
        print("one more", file=self._parent.stdin, flush=True)
        self._worker = int(self._parent.stdout.readline())

    def kill(self) -> None:
        """Kill the worker without a word."""
        if self._worker:
            os.kill(self._worker, signal.SIGKILL)
            self._worker = 0

    def close(self) -> None:
        """End the worker, and the process it was born of."""
        with suppress(ProcessLookupError):
            self.kill()
        self._parent.kill()
        self._parent.communicate()


@contextmanager
def a_nursery() -> Iterator[Nursery]:
    """A nursery whose worker does not outlive the block."""
    nursery = Nursery()
    try:
        yield nursery
    finally:
        nursery.close()
