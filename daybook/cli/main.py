"""The command line: finds the verb, readies what it needs, turns failures into sentences and exit codes."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence

from daybook import __version__
from daybook.cli.ready import ready_for
from daybook.cli.verb import CommandError, Verb
from daybook.cli.verbs import VERBS
from daybook.config.env import BadSetting
from daybook.embedded import EmbeddedDatabaseError

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; 0 done, 1 refused or failed with a sentence, 2 not understood."""
    signal.signal(signal.SIGTERM, _end_politely)
    options = understood(arguments)
    verb: Verb = options.verb
    try:
        with ready_for(verb.needs, takes_long=not verb.answers_pages):
            return verb.run(options)
    except (CommandError, BadSetting, EmbeddedDatabaseError) as refusal:
        print(f"daybook {verb.name}: {refusal}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def understood(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of one verb; ends the program with 2 for what is none.

    argparse gives up at words that stand after options; a verb that takes `words` has them wherever they stand.
    """
    top = parser()
    options, more = top.parse_known_args(arguments)
    unknown = more if "words" not in options else [word for word in more if word.startswith("-")]
    if unknown:
        top.error(f"unrecognized arguments: {' '.join(unknown)}")
    if more:
        options.words = [*options.words, *more]
    return options


def parser() -> argparse.ArgumentParser:
    """The whole command line, every verb with its examples."""
    top = argparse.ArgumentParser(
        prog="daybook", description="The back office of businesses that live by appointments."
    )
    top.add_argument("--version", action="version", version=f"Daybook {__version__}")
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        examples = "\n".join(f"  {example}" for example in verb.examples)
        one = verbs.add_parser(
            verb.name,
            help=verb.does,
            description=verb.does,
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.arguments(one)
        one.set_defaults(verb=verb)
    return top


def _end_politely(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
