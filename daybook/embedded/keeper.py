"""The keeper: a small process of its own that owns the server as long as anybody uses the database.

It is the only parent postgres ever has. The first user starts it, it detaches itself, and it stops the server when
the last user is gone, also when that one was killed. If the keeper itself is killed, the kernel stops the server.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from daybook.embedded.binaries import find_binaries
from daybook.embedded.cluster import major_of, make_cluster
from daybook.embedded.conf import write_settings
from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.homes import claim_home, prepare_home
from daybook.embedded.leftovers import clear_leftovers
from daybook.embedded.locks import FileLock
from daybook.embedded.options import ServerOptions
from daybook.embedded.places import Places
from daybook.embedded.privileges import Account, choose_account, reachable_binaries
from daybook.embedded.roles import make_roles_and_database
from daybook.embedded.server import Server
from daybook.embedded.sockets import prepare_socket_dir, remove_dead_socket
from daybook.embedded.state import ANOTHER_KEEPS, TOOK_OVER, Phase, State, tell

LOOK_ROUND_SECONDS = 0.2
CRASHES_A_MINUTE = 5


class Keeper:
    """Starts the server, keeps it while there are users, and stops it."""

    def __init__(self, places: Places, options: ServerOptions) -> None:
        self._places = places
        self._options = options
        self._socket_dir = ""
        self._must_end = False
        self._home_lock: FileLock | None = None
        self._account = Account()
        self._crashes: list[float] = []

    def keep(self, users: FileLock) -> None:
        """Run the server until nobody uses it or somebody asks for its end; every fault is told to those who wait."""
        signal.signal(signal.SIGTERM, self._asked_to_end)
        try:
            self._run(self._prepare(), users)
        except Exception as error:  # border: whoever waits for the database is told, and the log has the rest
            self.say("failed", str(error))
            raise
        self.say("stopped")

    def say(self, phase: Phase, message: str = "") -> None:
        """Tell everybody who waits."""
        tell(self._places.state, State(phase, message, self._socket_dir))

    def _prepare(self) -> Server:
        self._account = account = choose_account(self._places.cluster)
        self._places = prepare_home(self._places, account, self._options.outside_home)
        self._home_lock = claim_home(self._places)
        binaries = find_binaries(major_of(self._places.cluster))
        binaries = reachable_binaries(binaries, account, self._options.outside_home)
        if major_of(self._places.cluster) is None:
            self.say("making")
            make_cluster(self._places.cluster, binaries, account, sync=not self._options.unsafe_fast)
        write_settings(self._places, self._options, account)
        socket_dir = prepare_socket_dir(self._places, account)
        self._socket_dir = str(socket_dir)
        return Server(self._places, binaries, account, socket_dir)

    def _run(self, server: Server, users: FileLock) -> None:
        try:
            self._start(server)
            self._watch(server, users)
        finally:
            self.say("stopping")
            server.stop()

    def _start(self, server: Server) -> None:
        was_killed = clear_leftovers(self._places.cluster, self._account)
        remove_dead_socket(Path(self._socket_dir))
        self.say("recovering" if was_killed else "starting")
        server.start(should_end=lambda: self._must_end)
        make_roles_and_database(Path(self._socket_dir))
        self.say("ready")

    def _watch(self, server: Server, users: FileLock) -> None:
        while not self._must_end and not users.take_alone():
            time.sleep(LOOK_ROUND_SECONDS)
            if server.has_ended() and not self._must_end:
                self._count_crash()
                self._start(server)

    def _count_crash(self) -> None:
        now = time.monotonic()
        self._crashes = [moment for moment in self._crashes if now - moment < 60] + [now]
        if len(self._crashes) > CRASHES_A_MINUTE:
            raise EmbeddedDatabaseError(f"PostgreSQL crashes again and again; see {self._places.log_dir}.")

    def _asked_to_end(self, number: int, frame: FrameType | None) -> None:
        self._must_end = True


def main() -> int:
    """Take the keeper's lock and go on in the background, or leave at once if another keeper holds it."""
    places = Places.of(Path(sys.argv[1]))
    options = ServerOptions.from_plain(json.loads(sys.argv[2]))
    lock = FileLock(places.lock)
    if not _take_patiently(lock):
        return ANOTHER_KEEPS
    keeper = Keeper(places, options)
    tell(places.state, State("starting", keeper=0))  # an older word must not be taken for ours
    if os.fork():
        # The child holds the lock on. Leaving now tells our starter that a keeper is there.
        os._exit(TOOK_OVER)
    os.setsid()  # a Ctrl-C in the terminal is for the users; the server ends after them
    keeper.say("starting")
    users = FileLock(places.users)
    try:
        keeper.keep(users)
    finally:
        # In this order: whoever finds the users' lock free then finds the keeper's free as well.
        lock.release()
        users.release()
    return 0


def _take_patiently(lock: FileLock) -> bool:
    """A keeper that is just ending holds the lock for another moment."""
    for _ in range(5):
        if lock.take_alone():
            return True
        time.sleep(0.02)
    return False


if __name__ == "__main__":
    sys.exit(main())
