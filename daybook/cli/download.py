"""`daybook download bookings`: the register's answer as a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daybook.cli.person import named_person, person_arguments
from daybook.cli.verb import CommandError, Verb

if TYPE_CHECKING:
    from daybook.bookings.sheets.download import Answer
    from daybook.shared.actor import Actor


def run(options: Namespace) -> int:
    """Write the file that the person would get, or say which filter is wrong."""
    from daybook.bookings.sheets.download import download_register  # start-up: Django is set up only now
    from daybook.shared.channels import Channel  # start-up: Django is set up only now
    from daybook.shared.errors import DomainError  # start-up: Django is set up only now
    from daybook.shared.filtering import BadFilters  # start-up: Django is set up only now

    actor = named_person(options, channel=Channel.COMMAND)
    if not options.out.absolute().parent.is_dir():
        raise CommandError(f"there is no folder {options.out.absolute().parent}.")
    try:
        answer = _answer(options, actor)
        count = download_register(options.out, answer, actor=actor)
        _log(options.out, answer, count, actor)
    except BadFilters as bad:
        told = "; ".join(f"{name}: {' '.join(sentences)}" for name, sentences in bad.fields.items())
        raise CommandError(told) from None
    except DomainError as refusal:
        raise CommandError(str(refusal)) from None
    print(f"{options.out}: {count} bookings.")
    return 0


def _log(out: Path, answer: Answer, count: int, actor: Actor) -> None:
    """No file leaves without a line in the Data log."""
    from daybook.datalog.choices import DownloadSection  # start-up: Django is set up only now
    from daybook.datalog.operations import log_taken_file  # start-up: Django is set up only now
    from daybook.datalog.wishes import DownloadWish  # start-up: Django is set up only now

    wish = DownloadWish(DownloadSection.BOOKINGS, answer.filters.fixed_query(), tuple(answer.filters.words()))
    try:
        log_taken_file(wish, rows=count, size=out.stat().st_size, actor=actor)
    except Exception:  # border: what cannot be logged is not handed out
        out.unlink()
        raise


def _answer(options: Namespace, actor: Actor) -> Answer:
    """The question in the words of the register's address."""
    from django.http import QueryDict  # start-up: Django is set up only now

    from daybook.bookings.filters import BookingFilters  # start-up: Django is set up only now
    from daybook.bookings.sheets.download import Answer  # start-up: Django is set up only now

    address = QueryDict(mutable=True)
    for word in options.words:
        name, sign, value = word.partition("=")
        if not sign or name in {"sort", "cursor", "columns"}:
            raise CommandError(f"“{word}” is no filter: write name=value, such as visit_from=2026-05-01.")
        address.appendlist(name, value)
    return Answer(BookingFilters(address, actor))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("section", choices=["bookings"], help="of what")
    person_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the .xlsx file to write")
    parser.add_argument("words", nargs="*", metavar="NAME=VALUE", help="as in the register's address")


VERB = Verb(
    name="download",
    does="Write the bookings that the register's filters answer into an Excel file.",
    examples=(
        "daybook download bookings --location 1 --as owner@demo.example --out may.xlsx"
        " visit_from=2026-05-01 visit_to=2026-05-31 status=1 status=2",
    ),
    run=run,
    arguments=_arguments,
)
