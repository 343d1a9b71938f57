"""The change log by its own code, beside the floor: the page with its capped count, and the page in words."""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.test import Client as Browser

from bench.history import make_history
from bench.owner import owner_actor
from bench.report import put_between_marks
from bench.seeded import make_sure_of
from daybook.access.choices import Limit
from daybook.access.models import User
from daybook.changelog.filters import ChangeFilters
from daybook.changelog.models import Change
from daybook.changelog.queries.acts import NEWEST_FIRST, authors, find
from daybook.changelog.queries.entries import entries_of
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.shared.paging import Cursors

BOOKINGS = 100_000
FIRST, DAYS = date(2022, 1, 10), 1_000
COUNT = """SELECT count(*) FROM (SELECT DISTINCT at, act FROM changelog_change WHERE location_id = {here} AND {where}
    ORDER BY at DESC, act DESC LIMIT 10001) AS found"""
PAGE = """SELECT DISTINCT at, act FROM changelog_change WHERE location_id = {here} AND {where}
    ORDER BY at DESC, act DESC LIMIT 51"""


@dataclass(frozen=True)
class Question:
    """What is asked: as an address, and as a condition written by hand (empty: nothing is set beside it)."""

    address: str
    where: str = ""


@dataclass(frozen=True)
class Measured:
    """Milliseconds of one question: count and page, the words of it, and the floor of count and page."""

    name: str
    total: int
    found: tuple[float, float]
    words: tuple[float, float]
    floor: tuple[float, float] | None


class Asker:
    """Random questions at the big location."""

    def __init__(self, actor: Actor, chance: random.Random) -> None:
        self.actor = actor
        self.chance = chance
        self.people = list(authors(actor))
        some = f"SELECT id FROM bookings_booking WHERE location_id = {actor.location_id} ORDER BY id LIMIT 500"
        self.bookings = [number for (number,) in _rows(some)]

    def period(self, days: int) -> Question:
        """A span of days anywhere in the years."""
        first = FIRST + timedelta(days=self.chance.randrange(DAYS))
        last = first + timedelta(days=days - 1)
        begins, ends = day_begins(first, self.actor.zone), day_begins(last + timedelta(days=1), self.actor.zone)
        return Question(f"at_from={first}&at_to={last}", f"at >= '{begins}' AND at < '{ends}'")

    def somebody(self) -> Question:
        """What one person did."""
        number = self.chance.choice(self.people)
        return Question(f"by={number}", f"by_user_id = {number}")

    def booking(self) -> Question:
        """What became of one booking."""
        return Question(f"booking={self.chance.choice(self.bookings)}")


def thing(*names: str) -> Question:
    """Changes of these things."""
    listed = ", ".join(f"'{name}'" for name in names)
    return Question("&".join(f"thing={name}" for name in names), f"thing IN ({listed})")


def action(name: str) -> Question:
    """Acts of this kind."""
    return Question(f"action={name}", f"action = '{name}'")


def through(name: str) -> Question:
    """What came this way."""
    return Question(f"through={name}", f"channel = '{name}'")


def both(*questions: Question) -> Question:
    """All of it at once."""
    return Question("&".join(one.address for one in questions), " AND ".join(one.where for one in questions))


QUESTIONS: dict[str, Callable[[Asker], Question]] = {
    "nothing": lambda _ask: Question("", "true"),
    "one day": lambda ask: ask.period(1),
    "30 days": lambda ask: ask.period(30),
    "a year": lambda ask: ask.period(365),
    "bookings": lambda _ask: thing("booking"),
    "payments": lambda _ask: thing("payment"),
    "clients": lambda _ask: thing("client"),
    "services of the catalogue": lambda _ask: thing("service"),
    "rights of users": lambda _ask: thing("rights"),
    "holidays (none)": lambda _ask: thing("holiday"),
    "payments and clients": lambda _ask: thing("payment", "client"),
    "one user": lambda ask: ask.somebody(),
    "the clock": lambda _ask: Question("by=clock", "by_user_id IS NULL AND channel = 'clock'"),
    "deleted": lambda _ask: action("deleted"),
    "created": lambda _ask: action("made"),
    "through an upload": lambda _ask: through("upload"),
    "through the API": lambda _ask: through("api"),
    "one booking": lambda ask: ask.booking(),
    "one user, deleted": lambda ask: both(ask.somebody(), action("deleted")),
    "one user, clients, 30 days": lambda ask: both(ask.somebody(), thing("client"), ask.period(30)),
    "payments, one day": lambda ask: both(thing("payment"), ask.period(1)),
    "rights, through the API (none)": lambda _ask: both(thing("rights"), through("api")),
    "one user, services of the catalogue": lambda ask: both(ask.somebody(), thing("service")),
}


def measure_changelog(options: argparse.Namespace, *, page: Path) -> None:
    """Fill a database of its own where it is empty, measure, print as it goes; write the page unless told not to."""
    make_sure_of(BOOKINGS)
    actor = owner_actor()
    make_history(options.history, tell=lambda sentence: print(sentence, flush=True))
    ask = Asker(actor, random.Random(options.seed))
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
    results = [_measure(name, make, ask, runs=options.runs) for name, make in QUESTIONS.items()]
    only = replace(actor, limits={**actor.limits, Limit.ONLY_STAFF: _somebody_who_serves(actor)})
    results.append(
        _measure("nothing, by somebody limited to one staff member", _nothing, Asker(only, ask.chance), runs=3)
    )
    text = _section(results, _page(actor, options.runs), actor, options)
    print(text)
    if not options.no_page:
        put_between_marks(page, "change log", text)


def _nothing(_ask: Asker) -> Question:
    return Question("")


def _measure(name: str, make: Callable[[Asker], Question], ask: Asker, *, runs: int) -> Measured:
    found, words, floor, total = [], [], [], 0
    for turn in range(runs + 1):
        question = make(ask)
        expected, took_floor = _timed(partial(_floor, question, ask.actor)) if question.where else (None, 0.0)
        filters = ChangeFilters(QueryDict(question.address), ask.actor)
        cursors = Cursors(NEWEST_FIRST, question.address)
        got, took = _timed(partial(find, filters.conditions(), cursors, cursor="", actor=ask.actor))
        _entries, took_words = _timed(partial(entries_of, got.page.rows, ask.actor, only=filters.only))
        if expected is not None and (got.total, [act for _at, act in got.page.rows]) != expected:
            raise AssertionError(f"{name}: {question.address} found {got.total}, the floor {expected[0]}")
        total = max(total, got.total)
        if turn:
            found.append(took)
            words.append(took_words)
            floor.append(took_floor)
    result = Measured(name, total, _middle(found), _middle(words), _middle(floor) if any(floor) else None)
    print(_row(result), flush=True)
    return result


def _floor(question: Question, actor: Actor) -> tuple[int, list[int]]:
    words = {"here": actor.location_id, "where": question.where}
    ((total,),) = _rows(COUNT.format(**words))
    return total, [act for _at, act in _rows(PAGE.format(**words))][:50]


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _somebody_who_serves(actor: Actor) -> int:
    ((number,),) = _rows(f"SELECT min(staff_id) FROM bookings_booking WHERE location_id = {actor.location_id}")
    return int(number)


def _page(actor: Actor, runs: int) -> tuple[float, float]:
    """A whole page through middleware, view and template: milliseconds by the clock, and of our CPU."""
    browser = Browser(headers={"Accept-Encoding": "gzip"})
    browser.force_login(User.objects.get(pk=actor.user_id or 0))
    took, used = [], []
    for turn in range(runs + 3):
        begun, cpu = time.perf_counter(), time.process_time()
        assert browser.get(f"/l/{actor.location_id}/change-log/").status_code == 200
        if turn >= 3:
            took.append((time.perf_counter() - begun) * 1000)
            used.append((time.process_time() - cpu) * 1000)
    return statistics.median(took), statistics.median(used)


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    found = act()
    return found, (time.perf_counter() - begun) * 1000


def _middle(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def _row(result: Measured) -> str:
    matches = "more than 10 000" if result.total > 10_000 else f"{result.total}"
    ours = " | ".join(f"{figure:.1f}" for figure in (*result.found, *result.words))
    floor = " | ".join(f"{figure:.1f}" for figure in result.floor) if result.floor else "| "
    return f"| {result.name} | {matches} | {ours} | {floor} |"


def _section(results: list[Measured], page: tuple[float, float], actor: Actor, options: argparse.Namespace) -> str:
    ((history,),) = _rows("SELECT sum(number) FROM changelog_change")
    ((feed, size, indexes),) = _rows(
        "SELECT count(*), pg_table_size('changelog_change'), pg_indexes_size('changelog_change') FROM changelog_change"
    )
    here = Change.objects.of(actor).count()
    return "\n".join(
        [
            "## The change log",
            "",
            f"`make bench ARGS='--part changelog'`: {history / 1e6:.1f} million rows of history,",
            f"{feed / 1e6:.1f} million rows of its feed ({size / 1e6:.0f} MB, and {indexes / 1e6:.0f} MB of indexes),",
            f"{here / 1e6:.1f} million of them at the location that is asked. {options.runs} runs of each with",
            f"random values. {os.cpu_count()} cores, Python {platform.python_version()}, warm. Milliseconds: the",
            "capped count and the page of 50 acts, what it takes to say these in words, and the best SQL by hand for",
            "count and page (the floor), asked in turn with the same values; counts and acts are compared.",
            "",
            f"A whole page through middleware, view and template: {page[0]:.0f} ms, of which {page[1]:.0f} ms are CPU",
            "of the web process.",
            "",
            "| question | acts | p50 | p95 | words p50 | words p95 | floor p50 | floor p95 |",
            "|---|---|---|---|---|---|---|---|",
            *map(_row, results),
        ]
    )
