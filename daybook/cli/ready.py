"""Readies what a verb needs: the database it names or the embedded one, then Django."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from daybook.cli.verb import CommandError, Needs
from daybook.config.parts.paths import DATA_DIR, DB_MEMORY_MB
from daybook.embedded import Database, ServerOptions, running_database

HELD: list[Database] = []
"""The embedded database while this process holds it, for verbs that must keep it running."""


@contextmanager
def ready_for(needs: Needs, *, takes_long: bool = True) -> Iterator[None]:
    """Django set up on the right role of the right database, for as long as the block lasts."""
    if needs == "nothing":
        yield
        return
    with database_for(needs) as url:
        os.environ["DATABASE_URL"] = url
        set_up_django()
        if takes_long:
            from daybook.shared.long_work import give_time  # start-up: Django is set up only now

            give_time()
        yield


@contextmanager
def database_for(role: Needs) -> Iterator[str]:
    """The address of the database for this role; the embedded server runs at least until the block's end."""
    if given := _named_by_operator(role):
        yield given
        return
    with running_database(DATA_DIR, ServerOptions(shared_buffers_mb=DB_MEMORY_MB or None), report=_tell) as database:
        HELD.append(database)
        try:
            yield database.url("superuser" if role == "superuser" else "owner" if role == "owner" else "app")
        finally:
            HELD.remove(database)


def demand_tables() -> None:
    """Refuse to go on in a database that was never migrated."""
    from django.db import connection  # start-up: Django is set up only now

    if "locations_location" not in connection.introspection.table_names():
        raise CommandError("the database has no tables yet: run `daybook migrate` first.")


def set_up_django() -> None:
    """Read the settings and load the rooms."""
    import django  # start-up: only after the database is known

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daybook.config.settings")
    django.setup()


def _named_by_operator(role: Needs) -> str:
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    url = os.environ.get("DATABASE_URL", "")
    return (owner or url) if role in {"owner", "superuser"} else url


def _tell(sentence: str) -> None:
    """Only what takes long is worth a line: a start of a few milliseconds is not."""
    if sentence != "Starting the database.":
        print(sentence, file=sys.stderr, flush=True)
