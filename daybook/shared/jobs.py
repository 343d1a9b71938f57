"""The only file that knows which queue runs below: `@job` names an entry, `later` sets it off with the transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

P = ParamSpec("P")
R = TypeVar("R")
Plain = str | int | bool | None

NAMES: set[str] = set()


def job(
    name: str, *, cron: str | None = None, tries: int = 5, wait: int = 3
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a background entry: keyword-only primitives in, one operation called, safe to run twice.

    With `cron` it also runs by the clock (and then takes the moment as `timestamp`). One that raises is tried again
    after `wait` seconds, then after that number's square, its cube, and so on.
    """

    def register(entry: Callable[P, R]) -> Callable[P, R]:
        NAMES.add(name)
        retry = RetryStrategy(max_attempts=tries, exponential_wait=wait)
        task = app.task(name=name, retry=retry, pass_context=False)(entry)
        if cron:
            app.periodic(cron=cron)(task)  # type: ignore[arg-type]  # untyped: entries of the clock take `timestamp`
        return entry

    return register


def later(name: str, **arguments: Plain) -> None:
    """Queue the job of that name: it commits, or vanishes, with the change that is being made."""
    app.configure_task(name, allow_unknown=False).defer(**arguments)
