"""The web server as `daybook web` runs it, in processes of its own, on the database of the test."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from daybook.access.models import User
from tests.access.doors import signed_in
from tests.shared.workers import environment

STARTS = """
import django
django.setup()
from daybook.shared.live import hub, stream
stream.LOOKS_AGAIN, stream.BEAT = {looks_again}, {beat}
from daybook.cli.web import serve_pages
serve_pages()
"""
PATIENCE = 20
NOTHING = ("", None)


@contextmanager
def a_web_server(*, looks_again: float = 60, beat: float = 20, workers: int = 2, **settings: str) -> Iterator[str]:
    """Its address; it is told to stop at the end of the block, and has to do so quickly."""
    port = _free_port()
    env = environment() | {"PORT": str(port), "DAYBOOK_WEB_WORKERS": str(workers)} | settings
    program = STARTS.format(looks_again=looks_again, beat=beat)
    server = subprocess.Popen([sys.executable, "-c", program], env=env, cwd=Path(__file__).parents[3])
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            raise


class Ear:
    """One open stream; a thread reads it, so that a test can wait for what does not come."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.answer = connection.getresponse()
        self._connection = connection
        self._events: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def is_over(self) -> bool:
        """Whether the server ended it."""
        return not self._reader.is_alive()

    def next(self, *, within: float = 5, but: str = "beat") -> tuple[str, Any]:
        """The next event that is none of `but`; `NOTHING` where none comes in time or it is over."""
        deadline = time.monotonic() + within
        while (left := deadline - time.monotonic()) > 0:
            try:
                name, told = self._events.get(timeout=left)
            except Empty:
                return NOTHING
            if name != but:
                return name, told
        return NOTHING

    def ends(self, *, within: float = 5) -> bool:
        """Whether it ends in time."""
        self._reader.join(within)
        return self.is_over

    def close(self) -> None:
        """Go away, as a browser does that is closed."""
        if self._connection.sock:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        self.answer.close()
        self._connection.close()

    def _read(self) -> None:
        name = ""
        with suppress(OSError, HTTPException):
            for raw in self.answer:
                line = raw.decode().strip()
                name = line.removeprefix("event: ") if line.startswith("event: ") else name
                if line.startswith("data: "):
                    self._events.put((name, json.loads(line.removeprefix("data: "))))


def listens(person: User, site: str, location_id: int) -> Ear:
    """Somebody's calendar asks for news."""
    connection = HTTPConnection(site.removeprefix("http://"), timeout=PATIENCE)
    session = signed_in(person).cookies["sessionid"].value
    connection.request("GET", f"/l/{location_id}/calendar/live/", headers={"Cookie": f"sessionid={session}"})
    return Ear(connection)


@contextmanager
def an_ear(person: User, site: str, location_id: int) -> Iterator[Ear]:
    """Somebody's open calendar, once nothing can be missed any more."""
    ear = listens(person, site, location_id)
    try:
        assert ear.next() == ("ready", {})
        yield ear
    finally:
        ear.close()


def _free_port() -> int:
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        return int(knock.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the web server did not start")
