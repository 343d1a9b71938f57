"""Two hundred open calendars: what they cost while nothing happens, how soon they hear, what a write pays for it."""

from __future__ import annotations

import argparse
import os
import selectors
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.test import Client as Browser

from bench.owner import owner_actor
from bench.report import put_between_marks
from daybook.access.models import User
from daybook.bookings.models import Booking
from daybook.shared.actor import Actor

OPEN = 200
IDLE = 60.0
"""Seconds during which nothing happens, so that every calendar is looked at once and gets its signs of life."""
CHANGES = 40
BULK = 10_000
STARTS = "import django; django.setup(); from daybook.cli.web import serve_pages; serve_pages()"
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Shares of one core, in percent."""

    web: float
    database: float


def measure_live(options: argparse.Namespace, *, page: Path) -> None:
    """Measure; print; write the page unless told not to."""
    actor = owner_actor()
    booking = Booking.objects.of(actor).not_cancelled().order_by("-starts_at", "-pk")[0]
    with _a_web_server() as (port, web):
        without = _idle(web)
        with _open_calendars(port, actor) as calendars:
            idle = _idle(web)
            delays = _delays(calendars, booking)
    text = _section(without, idle, delays, _writes(booking))
    print(text)
    if not options.no_page:
        put_between_marks(page, "live", text)


@contextmanager
def _a_web_server() -> Iterator[tuple[int, int]]:
    """Its port and its process."""
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        port = int(knock.getsockname()[1])
    web = subprocess.Popen([sys.executable, "-c", STARTS], env=os.environ | {"PORT": str(port)})
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, web.pid
    finally:
        web.terminate()
        web.wait()


@contextmanager
def _open_calendars(port: int, actor: Actor) -> Iterator[list[socket.socket]]:
    """Connections of one person's browsers, each told that it hears from now on."""
    browser = Browser()
    browser.force_login(User.objects.get(pk=actor.user_id or 0))
    asked = (
        f"GET /l/{actor.location_id}/calendar/live/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Cookie: sessionid={browser.cookies['sessionid'].value}\r\n\r\n"
    )
    calendars = []
    for _number in range(OPEN):
        calendar = socket.create_connection(("127.0.0.1", port))
        calendar.sendall(asked.encode())
        while b"event: ready" not in (answer := calendar.recv(4096)):
            assert answer, "the server closed it"
        calendar.setblocking(False)
        calendars.append(calendar)
    try:
        yield calendars
    finally:
        for calendar in calendars:
            calendar.close()


def _idle(web: int) -> Cost:
    """What all our processes used while nothing happened."""
    before = _used(web), _used(_postmaster())
    time.sleep(IDLE)
    after = _used(web), _used(_postmaster())
    return Cost(*((late - early) / IDLE * 100 for early, late in zip(before, after, strict=True)))


def _used(parent: int) -> float:
    """Seconds of CPU of a process and all below it, those that have ended too."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _name, _bracket, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        words = rest.split()
        if int(stat.parent.name) == parent:
            total += sum(map(int, words[11:15]))
        elif int(words[1]) == parent:
            total += sum(map(int, words[11:13]))
    return total / TICK


def _postmaster() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def _delays(calendars: list[socket.socket], booking: Booking) -> list[float]:
    """Milliseconds from the end of a commit until each calendar has the event."""
    delays: list[float] = []
    with selectors.DefaultSelector() as selector:
        for calendar in calendars:
            selector.register(calendar, selectors.EVENT_READ)
        for _turn in range(CHANGES):
            _change(booking)
            changed, heard = time.perf_counter(), 0
            while heard < len(calendars):
                now_heard = list(_that_hear(selector))
                heard += len(now_heard)
                delays += [(time.perf_counter() - changed) * 1000] * len(now_heard)
    return delays


def _that_hear(selector: selectors.BaseSelector) -> Iterator[socket.socket]:
    """Calendars that get the event of a change now; others may get a sign of life."""
    for key, _mask in selector.select(5):
        calendar = key.fileobj
        assert isinstance(calendar, socket.socket)
        if b"event: changed" in calendar.recv(4096):
            yield calendar


def _change(booking: Booking) -> None:
    Booking.objects.filter(pk=booking.pk).update(comment="Changed for the benchmark")


@dataclass(frozen=True)
class Write:
    """Milliseconds of a write, with the triggers and without them, in turn."""

    name: str
    told: float
    silent: float


def _writes(booking: Booking) -> list[Write]:
    """Each is taken back, so that the next one finds what this one found."""
    copy = """
        INSERT INTO bookings_booking (location_id, visit_id, staff_id, starts_at, ends_at, created_through, may_overlap)
        SELECT location_id, visit_id, staff_id, starts_at + n * interval '1 hour', ends_at + n * interval '1 hour',
            'command', true
        FROM bookings_booking, generate_series(1, 1000) n WHERE id = %s
    """

    def insert() -> None:
        with connection.cursor() as cursor:
            for _chunk in range(BULK // 1000):
                cursor.execute(copy, [booking.pk])

    def update() -> None:
        some = Booking.objects.filter(location_id=booking.location_id).order_by("-pk").values("pk")[:BULK]
        Booking.objects.filter(pk__in=some).update(comment="Changed for the benchmark")

    acts: dict[str, tuple[Callable[[], None], int]] = {
        "one booking changed, and committed": (lambda: _change(booking), 200),
        f"{BULK} bookings made, 1000 in a statement": (insert, 5),
        f"{BULK} bookings changed in one statement": (update, 5),
    }
    return [_written(name, act, runs) for name, (act, runs) in acts.items()]


def _written(name: str, act: Callable[[], None], runs: int) -> Write:
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * runs):
        tells = turn % 2 == 0
        _let_tell(tells=tells)
        is_one = runs > 5
        begun = time.perf_counter()
        with transaction.atomic():
            act()
            if not is_one:
                took[tells].append((time.perf_counter() - begun) * 1000)
                transaction.set_rollback(True)
        if is_one:
            took[tells].append((time.perf_counter() - begun) * 1000)
    _let_tell(tells=True)
    return Write(name, statistics.median(took[True]), statistics.median(took[False]))


def _let_tell(*, tells: bool) -> None:
    verb = "ENABLE" if tells else "DISABLE"
    names = ", ".join(f"{verb} TRIGGER daybook_calendar_{kind}" for kind in ("insert", "update", "delete"))
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE bookings_booking {names}")


def _section(without: Cost, idle: Cost, delays: list[float], writes: list[Write]) -> str:
    p95 = statistics.quantiles(delays, n=20)[-1]
    rows = [f"| {one.name} | {one.silent:.1f} | {one.told:.1f} |" for one in writes]
    return "\n".join(
        [
            "## Open calendars",
            "",
            f"`make bench ARGS='--part live'`: {OPEN} open calendars of one location at a web server of two",
            f"processes; CPU of all of them and of the database over {IDLE:.0f} idle seconds, in % of a core.",
            "",
            "| open calendars | web server | database | together |",
            "|---|---|---|---|",
            f"| none | {without.web:.2f} | {without.database:.2f} | {without.web + without.database:.2f} |",
            f"| {OPEN} | {idle.web:.2f} | {idle.database:.2f} | {idle.web + idle.database:.2f} |",
            "",
            f"From a commit until a calendar has the event, {CHANGES} changes heard by all {OPEN}:"
            f" p50 {statistics.median(delays):.0f} ms, p95 {p95:.0f} ms, most {max(delays):.0f} ms.",
            "",
            "What a write pays for it, milliseconds, median:",
            "",
            "| write | triggers off | triggers on |",
            "|---|---|---|",
            *rows,
        ]
    )
