"""What a server that was killed leaves behind: a pid file that may name anybody by now."""

import os
import signal
import subprocess
import time
from pathlib import Path

from daybook.embedded.conf import CLUSTER_NAME
from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.privileges import Account

PATIENCE_SECONDS = 60.0


def clear_leftovers(cluster: Path, account: Account) -> bool:
    """Make way for a new server; return whether the last one ended without a clean stop.

    Only a process that is shown to be the postgres of this very cluster is stopped. Whoever else has its number by
    now is left in peace.
    """
    pid_file = cluster / "postmaster.pid"
    if not pid_file.exists():
        return False
    pid = _pid_in(pid_file)
    if pid is None:
        pid_file.unlink()
    elif is_postgres_of(pid, cluster):
        _stop_orphan(pid, cluster)
    elif _is_alive(pid):
        _disown(pid_file, account)
    return True


def is_postgres_of(pid: int, cluster: Path) -> bool:
    """Whether that process is the server of this cluster, judged by its command line."""
    command = _command_of(pid)
    if not command or Path(command[0]).name not in {"postgres", "postmaster"}:
        return False
    return str(cluster) in command


def _pid_in(pid_file: Path) -> int | None:
    first = pid_file.read_text(errors="replace").split("\n", 1)[0].strip()
    return abs(int(first)) if first.lstrip("-").isdigit() else None


def _disown(pid_file: Path, account: Account) -> None:
    """Put our own number in place of the innocent one's.

    PostgreSQL takes a pid file that names its parent for a stale one and replaces it, but still reads the shared
    memory's key in it: should orphans of the dead server be writing yet, it refuses to start until they are gone.
    Removing the file would take that guard away.
    """
    lines = pid_file.read_text(errors="replace").split("\n")
    account.write(pid_file, "\n".join([str(os.getpid()), *lines[1:]]))


def _stop_orphan(pid: int, cluster: Path) -> None:
    """Stop a server that nobody keeps: the caller holds the keeper's lock, so its own keeper is dead."""
    if f"cluster_name={CLUSTER_NAME}" not in _command_of(pid):
        message = f"Somebody runs a server of {cluster} by hand (process {pid}). Stop it, then start Daybook again."
        raise EmbeddedDatabaseError(message)
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while is_postgres_of(pid, cluster):
        if time.monotonic() > deadline:
            message = f"The server of {cluster} (process {pid}) does not stop. End it by hand."
            raise EmbeddedDatabaseError(message)
        time.sleep(0.05)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _command_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").rstrip("\0").split("\0")
    except OSError:
        pass
    if Path("/proc/self/cmdline").exists():
        return []
    # No /proc (macOS): ps splits nothing, so paths with spaces are matched by their first and last words only.
    told = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return told.stdout.split()
