"""`daybook worker`: takes jobs from the queue."""

from __future__ import annotations

from argparse import Namespace

from daybook.cli.verb import Verb


def run(_options: Namespace) -> int:
    """Work until told to stop; the jobs in hand are ended first."""
    from daybook.shared.worker import work  # start-up: Django is set up only now

    work()
    return 0


VERB = Verb(
    name="worker",
    does="Run the worker alone: it takes jobs from the queue.",
    examples=("daybook worker",),
    run=run,
)
