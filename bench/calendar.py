"""The calendar's page and feed as the desk gets them: a day of 30 staff and 600 bookings, at a location of any size."""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http import HTTPStatus
from itertools import cycle
from pathlib import Path

from django.db import connection, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from bench.owner import owner_actor
from bench.report import put_between_marks, size_in_words
from daybook.access.models import User
from daybook.bookings.models import Booking, Line, Visit
from daybook.calendar.views.recent import FEEDS
from daybook.catalogue.models import Service
from daybook.clients.models import Client
from daybook.schedule.models import WeekPattern
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.staff.models import StaffMember

FULL_DAY = date(2035, 3, 5)
STAFF, EACH = 30, 20
STEP = timedelta(minutes=45)
WARMING = 3
WEEK = [[[8 * 60, 13 * 60], [14 * 60, 23 * 60 + 30]]] * 7


@dataclass(frozen=True)
class Asked:
    """One address, asked again and again: milliseconds by the clock and of our CPU, queries, bytes as they travel."""

    name: str
    p50: float
    p95: float
    cpu: float
    queries: int
    size: int


def measure_calendar(options: argparse.Namespace, *, page: Path) -> None:
    """Measure the full day and an ordinary week; print as it goes; write the page unless told not to."""
    actor = owner_actor()
    if not Booking.objects.of(actor).filter(starts_at__date=FULL_DAY).exists():
        fill_the_day(actor)
    calendar = f"/l/{actor.location_id}/calendar/"
    addresses = {
        "page of a day": f"{calendar}?date={FULL_DAY}",
        f"feed of {STAFF * EACH} bookings of {STAFF} staff": f"{calendar}feed/?date={FULL_DAY}",
        "the same, where nothing changed": f"{calendar}feed/?date={FULL_DAY}",
        "feed of a usual day": f"{calendar}feed/?date=2026-03-02",
        "feed of a week of one": f"{calendar}feed/?view=week&date=2026-03-02",
        f"plain list of {STAFF * EACH} bookings": f"{calendar}?view=list&date={FULL_DAY}",
    }
    asked = [ask(name, address, actor, runs=options.runs) for name, address in addresses.items()]
    text = _section(asked, options.bookings, Booking.objects.of(actor).count())
    print(text)
    if not options.no_page:
        put_between_marks(page, f"calendar {size_in_words(options.bookings)}", text)


@transaction.atomic
def fill_the_day(actor: Actor) -> None:
    """Thirty people with working hours and twenty bookings each, one after the other."""
    here = actor.location_id
    names = [f"Bench {number:02}" for number in range(STAFF)]
    staff = StaffMember.objects.bulk_create(StaffMember(location_id=here, name=name) for name in names)
    WeekPattern.objects.bulk_create(
        WeekPattern(location_id=here, staff=member, from_day=date(2030, 1, 1), spans=WEEK) for member in staff
    )
    clients = cycle(Client.objects.of(actor).order_by("pk").values_list("pk", flat=True)[: STAFF * EACH])
    services = cycle(Service.objects.of(actor).select_related("category").order_by("pk")[:40])
    opens = day_begins(FULL_DAY, actor.zone) + timedelta(hours=8)
    for member in staff:
        for number in range(EACH):
            _book(member, next(clients), next(services), opens + number * STEP)


def _book(member: StaffMember, client_id: int, service: Service, starts_at: datetime) -> None:
    visit = Visit.objects.create(location_id=member.location_id, client_id=client_id, day=FULL_DAY)
    booking = Booking.objects.create(
        location_id=member.location_id,
        visit=visit,
        staff=member,
        client_id=client_id,
        starts_at=starts_at,
        ends_at=starts_at + STEP,
        price=service.price_min,
        cost=service.price_min,
        service_ids=[service.pk],
        service_category_ids=[service.category_id],
    )
    Line.objects.create(
        location_id=member.location_id,
        booking=booking,
        service=service,
        price=service.price_min,
        cost=service.price_min,
    )


def ask(name: str, address: str, actor: Actor, *, runs: int) -> Asked:
    """Ask for the whole answer as the owner does, so often, after a few times to warm up."""
    browser = Browser(headers={"Accept-Encoding": "gzip"})
    browser.force_login(User.objects.get(pk=actor.user_id or 0))
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address)
        queries = len(captured)
    assert answer.status_code == HTTPStatus.OK, address
    known = {"If-None-Match": answer["ETag"]} if "where nothing changed" in name else {}
    took, used = [], []
    for turn in range(runs + WARMING):
        FEEDS.clear()
        begun, cpu = time.perf_counter(), time.process_time()
        answer = browser.get(address, headers=known)
        if turn >= WARMING:
            took.append((time.perf_counter() - begun) * 1000)
            used.append((time.process_time() - cpu) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    return Asked(name, statistics.median(took), p95, statistics.median(used), queries, len(answer.content))


def _section(asked: list[Asked], bookings: int, here: int) -> str:
    rows = [
        f"| {one.name} | {one.p50:.0f} | {one.p95:.0f} | {one.cpu:.0f} | {one.queries} | {one.size / 1000:.0f} |"
        for one in asked
    ]
    return "\n".join(
        [
            f"## The calendar at {size_in_words(bookings)} bookings",
            "",
            f"`make bench BOOKINGS={bookings} ARGS='--part calendar'`, in a location with {here} of them: answers",
            "through middleware and view, milliseconds by the clock and of the web process’s CPU; the feed compressed.",
            "",
            "| asked | p50 | p95 | CPU | queries | kB |",
            "|---|---|---|---|---|---|",
            *rows,
        ]
    )
