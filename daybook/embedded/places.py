"""Where the parts of one embedded database lie."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from daybook.embedded.errors import EmbeddedDatabaseError

PORT = 5432  # with a socket it is only part of the socket's file name
LONGEST_SOCKET_PATH = 103  # 107 bytes on Linux, 103 on macOS: take the smaller everywhere


@dataclass(frozen=True)
class Places:
    """The folder beneath the data folder, and the home of the cluster, which may lie elsewhere.

    `folder` belongs to whoever runs Daybook: locks, state, the keeper's log.
    `home` holds what belongs to the server: `cluster`, `run` (socket) and `log`, each closed to all others.
    """

    folder: Path
    home: Path

    @classmethod
    def of(cls, data_dir: Path) -> "Places":
        """The places of a data folder; reads the pointer that the keeper leaves when the cluster lies elsewhere."""
        folder = data_dir.resolve() / "database"
        pointer = folder / "cluster-is-in"
        return cls(folder, Path(pointer.read_text().strip()) if pointer.exists() else folder)

    @property
    def pointer(self) -> Path:
        """The file that says where the cluster lies, when it is not here."""
        return self.folder / "cluster-is-in"

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.home / "cluster"

    @property
    def log_dir(self) -> Path:
        """The server's logs, one file for each day of the week."""
        return self.home / "log"

    @property
    def start_log(self) -> Path:
        """What the server said before its own log was open."""
        return self.log_dir / "start.log"

    @property
    def keeper_log(self) -> Path:
        """What the keeper said."""
        return self.folder / "keeper.log"

    @property
    def lock(self) -> Path:
        """Held exclusively by the keeper as long as it lives."""
        return self.folder / "lock"

    @property
    def users(self) -> Path:
        """Held in share by every process that uses the database."""
        return self.folder / "users"

    @property
    def state(self) -> Path:
        """What the keeper last reported."""
        return self.folder / "state.json"


def socket_path(socket_dir: Path) -> Path:
    """The file that clients connect to."""
    return socket_dir / f".s.PGSQL.{PORT}"


def choose_socket_dir(places: Places) -> Path:
    """A folder whose socket path the kernel accepts: beside the cluster, or a short private one that is remembered."""
    beside = places.home / "run"
    if _is_short_enough(beside):
        return beside
    remembered = places.home / "socket-is-in"
    if remembered.exists() and (known := Path(remembered.read_text().strip())).is_dir():
        return known
    # mkdtemp makes it 0700 and never takes over a folder that somebody else laid out under the name.
    short = Path(tempfile.mkdtemp(prefix="daybook-"))
    if not _is_short_enough(short):
        message = f"The socket path {short} is too long for the system. Set TMPDIR to a folder with a short name."
        raise EmbeddedDatabaseError(message)
    remembered.write_text(f"{short}\n")
    return short


def _is_short_enough(socket_dir: Path) -> bool:
    return len(os.fsencode(socket_path(socket_dir))) <= LONGEST_SOCKET_PATH
