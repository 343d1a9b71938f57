"""What a user of the database calls: have it running, know its address, let it go."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import daybook
from daybook.embedded.errors import DatabaseNotRunning, EmbeddedDatabaseError
from daybook.embedded.locks import FileLock
from daybook.embedded.options import ServerOptions
from daybook.embedded.places import Places, socket_path
from daybook.embedded.roles import DATABASE, Role, socket_url
from daybook.embedded.sockets import expected_socket_dir
from daybook.embedded.state import ANOTHER_KEEPS, TOOK_OVER, Phase, State, last_told

Report = Callable[[str], None]
logger = logging.getLogger(__name__)

WORDS: dict[Phase, str] = {
    "making": "Making the database (once).",
    "starting": "Starting the database.",
    "recovering": "The database was not stopped cleanly and is recovering; this can last minutes.",
}
LONGEST_STOP = 60.0
KEEPER_IS_THERE = (TOOK_OVER, ANOTHER_KEEPS)


@dataclass(frozen=True)
class Database:
    """A running database that this process uses; it runs at least until `release`."""

    places: Places
    socket_dir: Path
    was_running: bool
    _hold: FileLock
    _options: ServerOptions

    def url(self, role: Role = "app", database: str = DATABASE) -> str:
        """The address for psycopg and libpq: `app` may change rows, `owner` may change tables."""
        return socket_url(self.socket_dir, role, database)

    def revive(self) -> None:
        """Start the server again if its keeper was killed; return at once if all is well."""
        if _answering(self.places) is None:
            _wait_until_ready(self.places, self._options, time.time(), logger.warning)

    def release(self) -> None:
        """Say that this process needs it no more; if it was the last one, return when the server has stopped."""
        if self._hold.is_released:
            return
        if self._hold.take_alone():  # newcomers wait until we let go
            _stop_keeper(self.places)
        self._hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def running_database(data_dir: Path, options: ServerOptions | None = None, report: Report = logger.info) -> Database:
    """Have the data folder's database running, shared with every other process that wants it, until `release`.

    The first process makes and starts it, the others attach, in any order and under any command. The server stops
    when the last of them has left or died. Used as `with running_database(...) as database`, the block's end releases.
    """
    places = _lay_out(data_dir)
    hold = FileLock(places.users)
    with ExitStack() as undo:
        undo.callback(hold.release)
        database = _attach_or_start(places, hold, options or ServerOptions(), report)
        undo.pop_all()
    return database


def attach_database(data_dir: Path) -> Database:
    """Hold a database that runs already; raise `DatabaseNotRunning` rather than start one."""
    database_url(data_dir)
    return running_database(data_dir)


def database_url(data_dir: Path, role: Role = "app", database: str = DATABASE) -> str:
    """The address of a database that runs already; starts nothing and holds nothing."""
    if (state := _answering(Places.of(data_dir))) is None:
        raise DatabaseNotRunning(f"The database in {data_dir} is not running: start it with `daybook serve`.")
    return socket_url(Path(state.socket_dir), role, database)


def expected_url(data_dir: Path, role: Role = "app", database: str = DATABASE) -> str:
    """The address at which the database answers while it runs, for settings that are read when it may not run."""
    return socket_url(expected_socket_dir(Places.of(data_dir)), role, database)


def stop_database(data_dir: Path) -> None:
    """Stop the server even though others use it; do nothing if it is not running."""
    places = Places.of(data_dir)
    if _answering(places):
        _stop_keeper(places)


def _lay_out(data_dir: Path) -> Places:
    """Make the folders of a new data folder; what is there keeps its owner and mode."""
    places = Places.of(data_dir)
    try:
        if not places.folder.exists():
            places.folder.mkdir(parents=True, exist_ok=True)
            places.folder.chmod(0o755)  # whatever the umask says: root's server account passes through it
    except OSError as error:
        raise EmbeddedDatabaseError(f"{places.folder} cannot be made: {error.strerror}.") from error
    return places


def _attach_or_start(places: Places, hold: FileLock, options: ServerOptions, report: Report) -> Database:
    begun_at = time.time()
    while not hold.take_shared():  # a keeper that found no users is stopping the server
        time.sleep(0.02)
    if state := _answering(places):
        return Database(places, Path(state.socket_dir), True, hold, options)
    state = _wait_until_ready(places, options, begun_at, report)
    return Database(Places.of(places.folder.parent), Path(state.socket_dir), False, hold, options)


def _wait_until_ready(places: Places, options: ServerOptions, begun_at: float, report: Report) -> State:
    """Wait for the keeper's word as long as a keeper is at work; start one whenever there is none."""
    reported = ""
    while True:
        if state := _answering(places):
            return state
        told = last_told(places.state)
        if told and told.phase == "failed" and told.told_at >= begun_at:
            raise EmbeddedDatabaseError(told.message)
        if not _is_kept(places):
            _call_keeper(places, options)
        elif told and told.phase != reported and told.phase in WORDS:
            reported = told.phase
            report(WORDS[told.phase])
        time.sleep(0.02)


def _call_keeper(places: Places, options: ServerOptions) -> None:
    """Start a keeper, and return when it is there; it leaves at once if another was faster."""
    package_root = str(Path(daybook.__file__).parent.parent)
    search_path = os.pathsep.join(filter(None, [package_root, os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-m", "daybook.embedded.keeper", str(places.folder.parent)]
    with places.keeper_log.open("ab") as log:
        started = subprocess.run(
            [*command, json.dumps(options.to_plain())],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=os.environ | {"PYTHONPATH": search_path},
            cwd="/",
            check=False,
        )
    if started.returncode not in KEEPER_IS_THERE:
        said = places.keeper_log.read_text(errors="replace").strip().split("\n")[-1]
        raise EmbeddedDatabaseError(f"The database's keeper did not start: {said} (more in {places.keeper_log}).")


def _is_kept(places: Places) -> bool:
    """Whether a keeper lives; it holds its lock alone, so that nobody can share it."""
    with FileLock(places.lock) as lock:
        return not lock.take_shared()


def _answering(places: Places) -> State | None:
    """The keeper's word, if it says that the server is ready, the keeper lives, and the server answers.

    The word alone will not do: a copied data folder has a copy of it, which names the server of the original.
    """
    state = last_told(places.state)
    if state is None or state.phase != "ready" or not _is_kept(places):
        return None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        try:
            knock.connect(str(socket_path(Path(state.socket_dir))))
        except OSError:
            return None
    return state


def _stop_keeper(places: Places) -> None:
    """Return when no keeper, and so no server, is left."""
    state = last_told(places.state)
    with FileLock(places.lock) as lock:
        if state is None or lock.take_alone():  # whoever holds the keeper's lock alone has shown that there is none
            return
        with suppress(ProcessLookupError):
            if state.keeper:
                os.kill(state.keeper, signal.SIGTERM)
        deadline = time.monotonic() + LONGEST_STOP
        while not lock.take_alone() and time.monotonic() < deadline:
            time.sleep(0.02)
