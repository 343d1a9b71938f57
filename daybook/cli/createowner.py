"""`daybook createowner`: the first person who can sign in, with a business and its first location."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace

from daybook.cli.verb import CommandError, Verb


def run(options: Namespace) -> int:
    """Make business, location and owner in one transaction, and say how to sign in."""
    from daybook.access.rights import command_actor  # start-up: Django is set up only now
    from daybook.locations.operations import LocationWish, found_business  # start-up: Django is set up only now
    from daybook.shared.errors import DomainError  # start-up: Django is set up only now

    wish = LocationWish(
        options.location or options.business, options.zone, options.currency.upper(), options.country.upper()
    )
    owner = {"owner_email": options.email, "owner_name": options.name, "password": _password()}
    try:
        location = found_business(options.business, wish, **owner, actor=command_actor())
    except DomainError as refusal:
        raise CommandError(str(refusal)) from None
    print(f"{options.email} can sign in and owns location {location.pk}, {location.name}.")
    return 0


def _password() -> str:
    """From DAYBOOK_OWNER_PASSWORD, else asked for twice."""
    if given := os.environ.get("DAYBOOK_OWNER_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        raise CommandError("there is nobody to ask for the password: set DAYBOOK_OWNER_PASSWORD.")
    first, second = getpass.getpass("Password: "), getpass.getpass("The same again: ")
    if first != second:
        raise CommandError("the two passwords differ.")
    return first


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", required=True, help="the person's name")
    parser.add_argument("--business", required=True, metavar="NAME")
    parser.add_argument("--location", metavar="NAME", help="name of the first location (the business's)")
    parser.add_argument("--zone", required=True, help="time zone, such as Europe/Lisbon")
    parser.add_argument("--currency", required=True, help="three letters, such as EUR")
    parser.add_argument("--country", required=True, help="two letters, such as PT")


VERB = Verb(
    name="createowner",
    does="Make a business, its first location and the person who owns it.",
    examples=(
        "daybook createowner --email ana@aurora.example --name 'Ana Lima' --business Aurora"
        " --zone Europe/Lisbon --currency EUR --country PT",
    ),
    run=run,
    arguments=_arguments,
)
