"""`daybook check`: looks whether everything is as it should be."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from itertools import islice

from daybook.cli.ready import ready_for
from daybook.cli.verb import CommandError, Verb
from daybook.config.faults import wrong_settings
from daybook.embedded import EmbeddedDatabaseError, assert_trigrams

SHOWN = 20

Check = Callable[[], Iterator[str]]


def run(options: Namespace) -> int:
    """Ask everything, say what is wrong; 1 if anything is."""
    wrong = _told("settings", wrong_settings)
    if wrong:
        raise CommandError("mend the settings first; the rest was not looked at.")
    with ready_for("app"):
        for name, check in (("migrations", wrong_migrations), ("letters of names", wrong_letters)):
            wrong += _told(name, check)
        if not wrong:
            wrong += _told("history", wrong_history)
            wrong += _told("stored sums", lambda: wrong_sums(options.location))
    return 1 if wrong else 0


def wrong_migrations() -> Iterator[str]:
    """Each migration that has not been applied."""
    from django.db import connection  # start-up: Django is set up only now
    from django.db.migrations.executor import MigrationExecutor  # start-up: Django is set up only now

    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"{migration} has not been applied: run `daybook migrate`."


def wrong_letters() -> Iterator[str]:
    """Whether the search can find names of every script."""
    try:
        assert_trigrams(os.environ["DATABASE_URL"])
    except EmbeddedDatabaseError as problem:
        yield str(problem)


def wrong_history() -> Iterator[str]:
    """Each table of history that could be rewritten, or that nothing writes to."""
    from daybook.changelog.grants import unfed  # start-up: Django is set up only now
    from daybook.datalog.queries.guards import unguarded_history  # start-up: Django is set up only now

    yield from unguarded_history()
    for table in unfed():
        yield f"{table} does not feed the change log. Run `daybook migrate`."


def wrong_sums(location_id: int | None) -> Iterator[str]:
    """Each sum that a booking keeps and that its lines, payments or categories do not come to."""
    from daybook.bookings.queries import sums  # start-up: Django is set up only now

    for wrong in sums.wrong_sums(location_id):
        yield f"booking {wrong.booking_id}: {wrong.field} is {wrong.stored}, its rows come to {wrong.source}"


def _told(name: str, check: Check) -> int:
    """Say what the check finds, the first of many; how much that is."""
    problems = check()
    shown = list(islice(problems, SHOWN))
    count = len(shown) + sum(1 for _more in problems)
    print(f"{'wrong' if count else 'right'}  {name}", flush=True)
    for problem in shown:
        print(f"       {problem}")
    if count > len(shown):
        print(f"       and {count - len(shown)} more")
    return count


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--location", type=int, metavar="ID", help="compare the sums of this location only")


VERB = Verb(
    name="check",
    does="Look at settings, migrations, history and stored sums; say what is wrong.",
    examples=("daybook check", "daybook check --location 2"),
    run=run,
    needs="nothing",
    arguments=_arguments,
)
