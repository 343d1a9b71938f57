"""`daybook worker`: takes jobs from the queue."""

from __future__ import annotations

from argparse import Namespace

from daybook.cli.verb import Verb


def run(_options: Namespace) -> int:
    """Work until told to stop; the job in hand is ended first."""
    from django.conf import settings  # start-up: Django is set up only now
    from procrastinate.contrib.django import app  # start-up: Django is set up only now
    from procrastinate.contrib.django.django_connector import DjangoConnector  # start-up: Django is set up only now

    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(
            concurrency=settings.WORKER_JOBS,
            install_signal_handlers=True,
            shutdown_graceful_timeout=30,
            delete_jobs="successful",
        )
    return 0


VERB = Verb(
    name="worker",
    does="Run the worker alone: it takes jobs from the queue.",
    examples=("daybook worker",),
    run=run,
)
