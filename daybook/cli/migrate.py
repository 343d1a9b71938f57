"""`daybook migrate`: brings the tables to this version."""

from __future__ import annotations

import os
from argparse import Namespace

from daybook.cli.verb import CommandError, Verb
from daybook.embedded import assert_trigrams

OLDEST = 150000


def run(_options: Namespace) -> int:
    """Migrate as the tables' owner, and give the application's role what it needs and no more."""
    from django.core.management import call_command  # start-up: Django is set up only now
    from django.db import connection  # start-up: Django is set up only now

    from daybook.datalog.grants import grant_application, lock_history  # start-up: Django is set up only now

    connection.ensure_connection()
    if connection.connection.info.server_version < OLDEST:
        raise CommandError("Daybook needs PostgreSQL 15 or later.")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    lock_history()
    grant_application()
    assert_trigrams(os.environ["DATABASE_URL"])
    print("The tables are up to date.")
    return 0


VERB = Verb(
    name="migrate",
    does="Bring the tables to this version. Safe to repeat.",
    examples=("daybook migrate", "DATABASE_OWNER_URL=postgresql://owner@db/daybook daybook migrate"),
    run=run,
    needs="owner",
)
