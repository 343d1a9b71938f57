"""`daybook dburl`: where the database is."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from daybook.cli.verb import CommandError, Verb
from daybook.config.parts.paths import DATA_DIR
from daybook.embedded import DatabaseNotRunning, database_url


def run(options: Namespace) -> int:
    """Print the address; the embedded server must be running."""
    try:
        print(os.environ.get("DATABASE_URL") or database_url(DATA_DIR, options.role))
    except DatabaseNotRunning as not_running:
        raise CommandError(str(not_running)) from None
    return 0


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--role", choices=["app", "owner", "superuser"], default="app", help="of the embedded server")


VERB = Verb(
    name="dburl",
    does="Print the address of the database in use.",
    examples=('psql "$(daybook dburl)"', 'pg_dump "$(daybook dburl --role owner)" > daybook.sql'),
    run=run,
    needs="nothing",
    arguments=_arguments,
)
