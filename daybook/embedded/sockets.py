"""Chooses the folder of the server's socket, which is its only door."""

import os
import stat
import tempfile
from pathlib import Path

from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.places import Places, socket_path
from daybook.embedded.privileges import Account

LONGEST_SOCKET_PATH = 103  # 107 bytes on Linux, 103 on macOS: take the smaller everywhere


def prepare_socket_dir(places: Places, account: Account) -> Path:
    """A folder that only the account (and root) may enter: beside the cluster, or a short one that is remembered."""
    beside = places.home / "run"
    if _suits(beside):
        beside.mkdir(mode=0o700, exist_ok=True)
        account.take(beside)
        return beside
    remembered = places.home / "socket-is-in"
    if remembered.exists() and _is_private(known := Path(remembered.read_text().strip()), account):
        return known
    # mkdtemp makes it 0700 and never takes over a folder that somebody else laid out under the name.
    short = Path(tempfile.mkdtemp(prefix="daybook-"))
    account.take(short)
    if not _suits(short):
        message = f"No socket can be made in {short}, its name is too long. Set TMPDIR to a folder with a short name."
        raise EmbeddedDatabaseError(message)
    remembered.write_text(f"{short}\n")
    return short


def expected_socket_dir(places: Places) -> Path:
    """The folder in which a server's socket was last, or will be unless the path is too long; makes nothing."""
    remembered = places.home / "socket-is-in"
    return Path(remembered.read_text().strip()) if remembered.exists() else places.home / "run"


def remove_dead_socket(socket_dir: Path) -> None:
    """Remove what a killed server left at its door.

    The lock beside the socket names a process number too, and may keep a new server out for somebody innocent. Nobody
    needs it: the folder is the server's alone, and its cluster has a guard of its own.
    """
    socket = socket_path(socket_dir)
    socket.unlink(missing_ok=True)
    socket.with_name(f"{socket.name}.lock").unlink(missing_ok=True)


def _suits(socket_dir: Path) -> bool:
    """Whether the kernel takes the path's length, and libpq, which reads a comma as a list of hosts, its letters."""
    return len(os.fsencode(socket_path(socket_dir))) <= LONGEST_SOCKET_PATH and "," not in str(socket_dir)


def _is_private(folder: Path, account: Account) -> bool:
    """Whether it is still the folder that we made: temporary folders are cleaned, and then anybody may use the name."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    owner = os.geteuid() if account.uid is None else account.uid
    return stat.S_ISDIR(found.st_mode) and found.st_uid == owner and stat.S_IMODE(found.st_mode) == 0o700
