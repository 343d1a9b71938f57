"""How work is set off for later: `@job` names an entry, `later` queues it with the transaction. A worker does it.

Only this file and `shared/worker.py` know which queue runs below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from django.db import connection
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.types import TimeDeltaParams

P = ParamSpec("P")
R = TypeVar("R")
Plain = str | int | bool | None


@dataclass(frozen=True)
class Terms:
    """On what terms a job is tried again: how many workers it may take down with it, and what follows its end."""

    deaths: int = 5
    given_up: str = ""


ALIVE = """
    SELECT EXISTS (SELECT FROM procrastinate_workers
      WHERE last_heartbeat > clock_timestamp() - make_interval(secs => %s))
"""
TERMS: dict[str, Terms] = {}
"""Every job by its name."""


def job(
    name: str,
    *,
    cron: str | None = None,
    tries: int = 5,
    wait: int = 3,
    deaths: int = 5,
    given_up: str = "",
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a background entry: keyword-only primitives in, one operation called, safe to run twice.

    With `cron` it also runs by the clock (and then takes the moment as `timestamp`). One that raises is tried again
    `tries` times, after `wait` seconds, then that number's square, its cube, and so on. One whose worker dies is taken
    up again at once, and that counts as no try; but after so many `deaths` it is suspected of them, and given up. The
    job named by `given_up` is then set off with the same arguments.
    """

    def register(entry: Callable[P, R]) -> Callable[P, R]:
        TERMS[name] = Terms(deaths, given_up)
        retry = RetryStrategy(max_attempts=tries, exponential_wait=wait)
        task = app.task(name=name, retry=retry, pass_context=False)(entry)
        if cron:
            app.periodic(cron=cron)(task)  # type: ignore[arg-type]  # untyped: entries of the clock take `timestamp`
        return entry

    return register


def later(name: str, **arguments: Plain) -> None:
    """Queue the job of that name: it commits, or vanishes, with the change that is being made."""
    _queued(name).defer(**arguments)


def later_in(seconds: int, name: str, **arguments: Plain) -> None:
    """Queue the job of that name, to be done so many seconds from now at the earliest."""
    _queued(name, {"seconds": seconds}).defer(**arguments)


def is_anybody_working(*, within: int) -> bool:
    """Whether a worker has shown in the last so many seconds that it lives."""
    with connection.cursor() as cursor:
        cursor.execute(ALIVE, [within])
        return bool(cursor.fetchone()[0])


def _queued(name: str, wait: TimeDeltaParams | None = None) -> JobDeferrer:
    """Through Django's connection in a worker too: its own would not know of the change that is being made."""
    assert name in app.tasks, f"there is no job {name}"
    return configure_task(name=name, job_manager=JobManager(DjangoConnector()), schedule_in=wait)
