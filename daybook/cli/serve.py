"""`daybook serve`: everything in one, ended by one Ctrl-C."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from ipaddress import ip_address

from daybook.cli.ready import HELD, database_for
from daybook.cli.verb import CommandError, Verb
from daybook.cli.web import refuse_taken_port

PR_SET_PDEATHSIG = 1
PATIENCE = 35


def run(options: Namespace) -> int:
    """Database, tables, demo salon at the very first start, then web server and worker until one of them ends."""
    from daybook.config.parts import security  # start-up: makes the key, so only where a server starts

    is_known = security.DEMO_PASSWORD == security.KNOWN_DEMO_PASSWORD
    if security.DEMO and is_known:
        refuse_open_demo(security.HOST)
    refuse_taken_port(security.HOST, security.PORT)
    with database_for("app"):
        _verb("migrate")
        if security.DEMO and not options.no_demo:
            _verb("demo", "--if-empty")
        children = [_start("web"), _start("worker")]
        try:
            _wait_for_web(security.HOST, security.PORT, children)
            print(f"\nDaybook is at {security.SITE_URL}/", flush=True)
            if security.DEMO and not options.no_demo:
                _tell_sign_ins(security.DEMO_PASSWORD if is_known else "the one in DAYBOOK_DEMO_PASSWORD")
            print("Ctrl-C ends all.\n", flush=True)
            return _until_one_ends(children)
        except KeyboardInterrupt:
            print("Stopping.", flush=True)
            return 0
        finally:
            _end(children)


def refuse_open_demo(host: str) -> None:
    """The demo's password is known to everybody: it may be used only where nobody else can reach it."""
    if not _is_loopback(host):
        raise CommandError(
            f"the demo's sign-ins have a password that everybody knows, and {host} can be reached by others."
            " Set DAYBOOK_DEMO_PASSWORD, or DAYBOOK_DEMO=no for a Daybook of your own."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _verb(*words: str) -> None:
    """Another verb, as a process of its own: it may need another role of the database."""
    ended = subprocess.run([sys.executable, "-m", "daybook", *words], check=False)
    if ended.returncode:
        raise CommandError(f"`daybook {words[0]}` failed, see above; nothing is left running.")


def _start(name: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "daybook", name],
        env=os.environ | ({"DAYBOOK_UNPOOLED": "yes"} if name == "worker" else {}),
        preexec_fn=_die_with_parent,  # noqa: PLW1509  own-input: this process has no threads when it starts them
    )


def _die_with_parent() -> None:
    """Linux: whoever kills this process ends its children too. In a group of their own they get no Ctrl-C twice."""
    os.setpgid(0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_for_web(host: str, port: int, children: list[subprocess.Popen[bytes]]) -> None:
    """Return when somebody listens: the address that is told then works at the first click."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  own-input: nothing is bound here
    while all(child.poll() is None for child in children):
        try:
            socket.create_connection((reached, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _tell_sign_ins(password: str) -> None:
    names = ("owner", "manager", "desk", "accountant", "callcentre", "specialist")
    print("Sign in as " + ", ".join(f"{name}@demo.example" for name in names), flush=True)
    print(f"Password: {password}", flush=True)


def _until_one_ends(children: list[subprocess.Popen[bytes]]) -> int:
    """A worker that was killed, by the system that ran out of memory or by hand, is replaced: jobs survive it."""
    web, worker = children
    while True:
        if (worker.poll() or 0) < 0:
            print("The worker was killed; another one takes up its jobs.", file=sys.stderr, flush=True)
            worker = children[1] = _start("worker")
        if web.poll() is not None or worker.poll() is not None:
            print("The web server or the worker has ended; stopping the rest.", file=sys.stderr, flush=True)
            return 1
        for database in HELD:
            database.revive()
        time.sleep(0.5)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--no-demo", action="store_true", help="do not make the demo salon in an empty database")


VERB = Verb(
    name="serve",
    does="Run everything in one: database, tables, web server and worker.",
    examples=("daybook serve", "DAYBOOK_DEMO=no PORT=9000 daybook serve"),
    run=run,
    needs="nothing",
    arguments=_arguments,
)
