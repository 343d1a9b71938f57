"""`daybook demo`: the demo salon, to look around in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from daybook.cli.ready import demand_tables
from daybook.cli.verb import CommandError, Verb


def run(options: Namespace) -> int:
    """Build the demo salon in an empty database, or go on where building it was ended."""
    from django.conf import settings  # start-up: Django is set up only now

    from daybook.demo import build_demo, is_finished  # start-up: Django is set up only now

    demand_tables()
    if is_finished():
        if not options.if_empty:
            raise CommandError("the database is not empty. Choose another: DAYBOOK_DATA_DIR=demo daybook serve")
        return 0
    build_demo(settings.DEMO_PASSWORD, tell=lambda sentence: print(sentence, flush=True))
    print("The demo salon is ready.")
    return 0


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="do nothing where something is there already")


VERB = Verb(
    name="demo",
    does="Fill an empty database with the demo salon: two locations, two years of bookings.",
    examples=("daybook demo", "DAYBOOK_DATA_DIR=demo daybook demo --if-empty"),
    run=run,
    arguments=_arguments,
)
