"""Where the parts of one embedded database lie."""

from dataclasses import dataclass
from pathlib import Path

PORT = 5432  # with a socket it is only part of the socket's file name


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
        return self.folder / "start.log"

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
