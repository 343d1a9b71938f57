"""`daybook seed`: made-up bookings for measuring."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from daybook.cli.verb import CommandError, Verb

MOST = 50_000_000


def run(options: Namespace) -> int:
    """Make the rows, and let the named person in at every seeded location."""
    from daybook.seeding import Plan, seed  # start-up: Django is set up only now

    if not 1 <= options.bookings <= MOST or not 1 <= options.locations <= 500:
        raise CommandError(f"choose 1 to {MOST} bookings and 1 to 500 locations.")
    plan = Plan(bookings=options.bookings, locations=options.locations, seed=options.seed, owner=options.owner)
    seed(plan, tell=lambda sentence: print(sentence, flush=True))
    return 0


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--bookings", type=int, required=True, metavar="N")
    parser.add_argument("--locations", type=int, default=20, metavar="N", help="the first one holds half of all (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another number, other rows (1)")
    parser.add_argument("--owner", metavar="EMAIL", help="an existing user who becomes owner of the locations")


VERB = Verb(
    name="seed",
    does="Make bookings for measuring: the same ones for the same numbers. Not for a database with real data.",
    examples=("daybook seed --bookings 1000000", "daybook seed --bookings 10000000 --locations 20 --seed 7"),
    run=run,
    needs="superuser",
    arguments=_arguments,
)
