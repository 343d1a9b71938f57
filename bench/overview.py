"""The reports as an owner gets them: a month and a year of the location that holds half of all bookings."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from bench.calendar import Asked, ask
from bench.owner import owner_actor
from bench.report import put_between_marks, size_in_words
from daybook.bookings.models import Booking
from daybook.overview.choices import TITLES, Report
from daybook.schedule.models import WeekPattern
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember

PERIODS = {
    "a month": "visit_from=2026-10-01&visit_to=2026-10-31",
    "a year": "visit_from=2025-11-01&visit_to=2026-10-31",
}
WEEK = [*[[[8 * 60, 13 * 60], [14 * 60, 20 * 60]]] * 6, []]
RUNS_OF_A_YEAR = 5


def measure_overview(options: argparse.Namespace, *, page: Path) -> None:
    """Measure every report; print as it goes; write the page unless told not to."""
    actor = owner_actor()
    _give_hours(actor)
    asked = []
    for period, question in PERIODS.items():
        runs = options.runs if period == "a month" else min(options.runs, RUNS_OF_A_YEAR)
        for report in Report:
            address = f"/l/{actor.location_id}/overview/?{question}&report={report}"
            asked.append(ask(f"{str(TITLES[report]).lower()}, {period}", address, actor, runs=runs))
            print(_row(asked[-1]), flush=True)
    here = Booking.objects.of(actor).count(), StaffMember.objects.of(actor).count()
    text = _section(asked, options.bookings, *here)
    if not options.no_page:
        put_between_marks(page, f"overview {size_in_words(options.bookings)}", text)


def _give_hours(actor: Actor) -> None:
    """A usual week for everybody who has none, so that there is an occupancy to work out."""
    known = WeekPattern.objects.of(actor).values("staff_id")
    without = StaffMember.objects.of(actor).exclude(pk__in=known)
    WeekPattern.objects.bulk_create(
        WeekPattern(location_id=actor.location_id, staff=member, from_day=date(2021, 1, 1), spans=WEEK)
        for member in without
    )


def _row(one: Asked) -> str:
    return f"| {one.name} | {one.p50:.0f} | {one.p95:.0f} | {one.cpu:.0f} | {one.queries} | {one.size / 1000:.0f} |"


def _section(asked: list[Asked], bookings: int, here: int, staff: int) -> str:
    return "\n".join(
        [
            f"## The reports at {size_in_words(bookings)} bookings",
            "",
            f"`make bench BOOKINGS={bookings} ARGS='--part overview'`, with {here} of them and {staff} staff here:",
            "answers through middleware and view, compared with the period before, in milliseconds by the clock, and",
            "of the web process’s CPU.",
            "",
            "| asked | p50 | p95 | CPU | queries | kB |",
            "|---|---|---|---|---|---|",
            *map(_row, asked),
        ]
    )
