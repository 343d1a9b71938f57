"""Starts and stops the postgres process itself; its parent is always a keeper."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from daybook.embedded.binaries import Binaries
from daybook.embedded.conf import safety_arguments
from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.places import Places
from daybook.embedded.privileges import Account, clean_environment

PR_SET_PDEATHSIG = 1
# After a kill -9 the dead server's children hold its memory for a moment, and a new one is refused.
PAUSES_BETWEEN_TRIES = (0.1, 0.2, 0.4, 0.8, 1.5, 2.0, 2.0, 3.0, 5.0)
SIGNS_OF_ORPHANS = ("shared memory block", "lock file")
STATUS_LINE = 7  # of postmaster.pid, counted from 0; pg_ctl reads the same
SHOWN_LOG_LINES = 15


class Server:
    """One postgres process of one cluster."""

    def __init__(self, places: Places, binaries: Binaries, account: Account, socket_dir: Path) -> None:
        self._places = places
        self._account = account
        self._command = [binaries.program("postgres"), "-D", str(places.cluster), *safety_arguments(socket_dir)]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, should_end: Callable[[], bool]) -> None:
        """Return when the server takes connections, however long its recovery lasts, unless it should end before."""
        for pause in (*PAUSES_BETWEEN_TRIES, None):
            self._launch()
            if self._comes_up(should_end):
                return
            told = self._last_log_lines()
            if pause is None or not (self._was_killed() or any(sign in told for sign in SIGNS_OF_ORPHANS)):
                raise EmbeddedDatabaseError(f"PostgreSQL did not start. It said:\n{told}")
            time.sleep(pause)

    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process is None or self._process.poll() is not None

    def stop(self) -> None:
        """End every session and stop cleanly (a fast shutdown)."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()

    def _launch(self) -> None:
        # The death signal hangs on the *thread* that forks, not on the process: forked from a thread that ends, the
        # server would stop with it. A keeper has one thread; whoever calls from another place is told at once.
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("Only the main thread may start the server: it would end with any other.")
        with self._places.start_log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self._account.uid,
                group=self._account.gid,
                extra_groups=self._account.extra_groups,
                umask=0o077,
                cwd="/",
                env=clean_environment(),
                preexec_fn=_end_with_parent(),  # noqa: PLW1509 # own-input: a danger beside threads; here is one
            )

    def _comes_up(self, should_end: Callable[[], bool]) -> bool:
        while not self.has_ended():
            if self._status() == "ready":
                return True
            if should_end():
                self.stop()
            time.sleep(0.02)
        return False

    def _was_killed(self) -> bool:
        return self._process is not None and self._process.returncode < 0

    def _status(self) -> str:
        try:
            lines = (self._places.cluster / "postmaster.pid").read_text().split("\n")
        except OSError:
            return ""
        ours = self._process is not None and lines[0] == str(self._process.pid)
        return lines[STATUS_LINE].strip() if ours and len(lines) > STATUS_LINE else ""

    def _last_log_lines(self) -> str:
        """The end of the newest log: errors before the server's own log is open stand in the start log."""
        told = self._places.start_log.read_text(errors="replace")
        daily = sorted(self._places.log_dir.glob("postgres-*.log"), key=lambda path: path.stat().st_mtime)
        if "redirecting log output" in told and daily:
            told = daily[-1].read_text(errors="replace")
        return "\n".join(told.strip().split("\n")[-SHOWN_LOG_LINES:])


def _end_with_parent() -> Callable[[], None] | None:
    """What the new process does before it becomes postgres: ask for a fast shutdown when the keeper dies.

    Only Linux has this. Elsewhere a server that outlives its keeper is stopped by the next start.
    """
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl  # loaded before the fork
    keeper = os.getpid()

    def ask_for_signal() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
        if os.getppid() != keeper:  # it died before the kernel knew of our wish
            os._exit(1)

    return ask_for_signal
