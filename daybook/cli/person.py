"""The person as whom a verb acts: `--location ID --as EMAIL`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from daybook.cli.ready import demand_tables
from daybook.cli.verb import CommandError

if TYPE_CHECKING:
    from daybook.shared.actor import Actor


def person_arguments(parser: ArgumentParser) -> None:
    """Where, and as whom."""
    parser.add_argument("--location", type=int, required=True, metavar="ID", help="number of the location")
    parser.add_argument("--as", dest="person", required=True, metavar="EMAIL", help="who does it; their rights count")


def named_person(options: Namespace, *, channel: str) -> Actor:
    """That person at that location; `CommandError` where they do not work there."""
    from daybook.access.models import User  # start-up: Django is set up only now
    from daybook.access.queries import actor_of, memberships_of  # start-up: Django is set up only now

    demand_tables()
    user = User.objects.filter(email=options.person.strip().lower(), is_active=True).first()
    if user is None:
        raise CommandError(f"nobody signs in as {options.person}.")
    membership = memberships_of(user).filter(location_id=options.location).first()
    if membership is None:
        places = ", ".join(f"{each.location_id} ({each.location})" for each in memberships_of(user))
        there = f" They work at {places}." if places else ""
        raise CommandError(f"{options.person} does not work at location {options.location}.{there}")
    return actor_of(membership, channel=channel)
