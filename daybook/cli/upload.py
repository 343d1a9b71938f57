"""`daybook upload SECTION FILE`: brings in a file of bookings, clients, services or staff, as the wizard does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from daybook.cli.person import named_person, person_arguments
from daybook.cli.verb import CommandError, Verb

if TYPE_CHECKING:
    from daybook.shared.actor import Actor
    from daybook.uploads.models import Upload
    from daybook.uploads.sheets.bringing import Source
    from daybook.uploads.steps.engine import Engine


def run(options: Namespace) -> int:
    """Check the file, tell everything, and write the good rows where that is wanted."""
    from daybook.shared.channels import Channel  # start-up: Django is set up only now
    from daybook.shared.errors import DomainError  # start-up: Django is set up only now
    from daybook.uploads.sheets.bringing import Source  # start-up: Django is set up only now
    from daybook.wizard.sheets.sections import engine_of  # start-up: Django is set up only now

    actor = named_person(options, channel=Channel.UPLOAD.value)
    if not options.file.is_file():
        raise CommandError(f"there is no file {options.file}.")
    try:
        return _bring_in(Source(options.file, sheet=options.sheet), engine_of(options.section), options, actor)
    except DomainError as refusal:
        raise CommandError(str(refusal)) from None


def _bring_in(source: Source, engine: Engine, options: Namespace, actor: Actor) -> int:
    from daybook.uploads.queries import unfinished  # start-up: Django is set up only now

    if not options.check and (begun := unfinished(source.digest(), actor, section=engine.section)):
        print(f"Upload {begun.pk} of this file was begun before; it goes on where it stopped.")
        return _write(begun, engine, actor)
    upload = _checked(source, engine, actor, accept=options.accept)
    _tell_problems(upload)
    is_kept_back = upload.rows_refused and not options.good_rows
    if options.check or is_kept_back:
        _discard(upload, actor)
        print("Nothing was written.")
        if is_kept_back and not options.check:
            print("Mend the rows above, or let the good ones in now: --good-rows")
        return 1 if upload.rows_refused else 0
    return _write(upload, engine, actor)


def _checked(source: Source, engine: Engine, actor: Actor, *, accept: bool) -> Upload:
    """The check; with `accept` the nearest name is taken wherever one is offered."""
    from daybook.uploads.queries import suggestions  # start-up: Django is set up only now
    from daybook.uploads.sheets.bringing import check_upload  # start-up: Django is set up only now

    upload = check_upload(source, engine, actor=actor)
    if accept and (found := suggestions(upload)):
        for (typed, name), rows in found.most_common():
            print(f"Taken: “{typed}” is {name} ({rows} rows)")
        _discard(upload, actor)
        source = replace(source, accepted={**source.accepted, **dict(found.keys())})
        upload = check_upload(source, engine, actor=actor)
    return upload


def _write(upload: Upload, engine: Engine, actor: Actor) -> int:
    from daybook.uploads.sheets.bringing import write_upload  # start-up: Django is set up only now

    done = write_upload(upload, engine, actor=actor, tell=_tell_progress)
    print(f"Upload {done.pk}: {done.rows_made} made, {done.rows_there} already there, {done.rows_refused} left out.")
    return 1 if done.rows_refused else 0


def _tell_progress(upload: Upload) -> None:
    print(f"  {upload.rows_total - upload.rows_ready} of {upload.rows_total} rows", flush=True)


def _tell_problems(upload: Upload) -> None:
    from daybook.uploads.queries import told_rows  # start-up: Django is set up only now

    for row in told_rows(upload):
        for problem in row.problems:
            kind = "warning" if problem["is_warning"] else "problem"
            place = ", ".join(filter(None, (f"row {row.number}", problem["heading"])))
            value = f" “{problem['value']}”" if problem["value"] else ""
            print(f"{kind:8} {place}{value}: {problem['sentence']}")
    print(
        f"{upload.rows_total} rows: {upload.rows_ready} ready ({upload.rows_warned} of them with a warning),"
        f" {upload.rows_there} already there, {upload.rows_refused} with problems."
    )


def _discard(upload: Upload, actor: Actor) -> None:
    from daybook.uploads.operations import discard_upload  # start-up: Django is set up only now

    discard_upload(upload.pk, actor=actor)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("section", choices=["bookings", "clients", "services", "staff"], help="of what the file is")
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .xls, .ods or .csv")
    person_arguments(parser)
    parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--accept", action="store_true", help="take the nearest name wherever one is offered")
    parser.add_argument("--good-rows", action="store_true", help="write the good rows although others have problems")
    parser.add_argument("--sheet", metavar="NAME", help="sheet of the workbook (the first with anything in it)")


VERB = Verb(
    name="upload",
    does="Bring in a file of bookings, clients, services or staff. No row becomes two; nobody is notified.",
    examples=(
        "daybook upload bookings may.xlsx --location 1 --as owner@demo.example --check",
        "daybook upload bookings may.xlsx --location 1 --as owner@demo.example --accept --good-rows",
    ),
    run=run,
    arguments=_arguments,
)
