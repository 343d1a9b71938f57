"""`daybook web`: the web server alone."""

from __future__ import annotations

import hashlib
import socket
from argparse import Namespace
from pathlib import Path

from daybook.cli.verb import CommandError, Verb

WAITING = 512
"""Requests that may wait for a thread in each process, besides the calendars that wait for news."""


def run(_options: Namespace) -> int:
    """Serve until told to stop. The static files are collected first where they changed."""
    from django.conf import settings  # start-up: Django is set up only now

    refuse_taken_port(settings.HOST, settings.PORT)
    collect_static(Path(settings.STATIC_ROOT))
    tell_how_to_set_up(settings.SITE_URL)
    let_go_of_the_database()
    serve_pages()
    return 0


def serve_pages() -> None:
    """The server itself: processes that answer pages in threads and hold the calendars that wait for news."""
    from django.conf import settings  # start-up: Django is set up only now
    from granian import Granian  # start-up: heavy, and of use to this verb only
    from granian.constants import Interfaces  # start-up: heavy, and of use to this verb only

    Granian(
        "daybook.config.asgi:application",
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.ASGI,
        workers=settings.WEB_WORKERS,
        backpressure=settings.LIVE_CALENDARS + WAITING,
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
    ).serve()


def tell_how_to_set_up(site: str) -> None:
    """Where nobody has an account yet: the address that makes the first one, known only here."""
    from daybook.access.queries import is_anybody_here  # start-up: Django is set up only now
    from daybook.setup.rules import setup_code  # start-up: Django is set up only now

    if not is_anybody_here():
        print(f"Nobody can sign in yet. Set it up at {site}/setup/?code={setup_code()}", flush=True)


def let_go_of_the_database() -> None:
    """The processes that answer pages are forked off this one: a connection left open would be shared by them all."""
    from django.db import connection  # start-up: Django is set up only now

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # untyped: of the one database we use


def refuse_taken_port(host: str, port: int) -> None:
    """Say who is in the way before anything else is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((host, port))
        except OSError as problem:
            raise CommandError(
                f"cannot listen on {host}:{port}: {problem.strerror}. Choose another port: PORT=8001 daybook serve"
            ) from None


def collect_static(target: Path) -> None:
    """Lay out and compress the static files, once for each set of them."""
    from django.contrib.staticfiles.finders import get_finders  # start-up: Django is set up only now
    from django.core.management import call_command  # start-up: Django is set up only now

    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            path = Path(storage.path(name))
            found.update(f"{name}:{path.stat().st_size}:{path.stat().st_mtime_ns};".encode())
    stamp = target / ".collected"
    if not stamp.exists() or stamp.read_text() != found.hexdigest():
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(found.hexdigest())


VERB = Verb(
    name="web",
    does="Run the web server alone.",
    examples=("daybook web", "PORT=9000 DAYBOOK_HOST=0.0.0.0 daybook web"),
    run=run,
    answers_pages=True,
)
