"""A worker may be killed at any moment: its jobs are taken up by another, and by nobody while it lives."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from daybook.shared.jobs import later
from daybook.shared.worker import LOCK, SILENCE, take_up_jobs
from tests.mail.sending import a_message
from tests.shared import slow_job  # noqa: F401  marks: registers the job
from tests.shared.workers import a_worker, wait_until

SOON = 15
"""Seconds after which a job of a dead worker goes on at the latest."""


def notes(folder: Path) -> list[str]:
    path = folder / "notes"
    return path.read_text().splitlines() if path.exists() else []


def a_job_of_a_worker(*, silent_for: int = SILENCE + 1, attempts: int = 0) -> int:
    """A job in the hands of a worker that said nothing for so long; the worker's number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (clock_timestamp() - make_interval(secs => %s))"
            " RETURNING id",
            [silent_for],
        )
        number = int(cursor.fetchone()[0])
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s, worker_id = %s", [attempts, number]
        )
    return number


def statement_runs() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%for a test%'"
            " AND pid <> pg_backend_pid() AND datname = current_database()"
        )
        return bool(cursor.fetchone()[0])


def states() -> list[tuple[str, str]]:
    return list(ProcrastinateJob.objects.order_by("pk").values_list("task_name", "status"))


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_killed_is_done_once_by_the_next(tmp_path: Path):
    later("tests.slow", folder=str(tmp_path))
    with a_worker() as first:
        wait_until(lambda: len(notes(tmp_path)) == 1)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()

    with a_worker() as second:
        took = wait_until(lambda: len(notes(tmp_path)) == 2)
        (tmp_path / "go").touch()
        wait_until(lambda: not ProcrastinateJob.objects.exists())

    assert notes(tmp_path) == [f"began {first.pid}", f"began {second.pid}", f"ended {second.pid}"]
    assert took < SOON


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_ends_its_job_first(tmp_path: Path):
    later("tests.slow", folder=str(tmp_path))
    with a_worker() as worker:
        wait_until(lambda: len(notes(tmp_path)) == 1)
        worker.terminate()
        (tmp_path / "go").touch()

        assert worker.wait(20) == 0

    assert notes(tmp_path) == [f"began {worker.pid}", f"ended {worker.pid}"]
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_leaves_a_job_that_takes_too_long_to_the_next(tmp_path: Path):
    later("tests.slow", folder=str(tmp_path))
    with a_worker(grace=1) as worker:
        wait_until(lambda: len(notes(tmp_path)) == 1)
        worker.terminate()

        assert worker.wait(20) == 0

    assert states() == [("tests.slow", "doing")]


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_was_doing_in_the_database_ends_with_it():
    later("tests.asleep", seconds=300)
    with a_worker() as worker:
        wait_until(statement_runs)
        worker.kill()

        assert wait_until(lambda: not statement_runs()) < SOON


@pytest.mark.django_db(transaction=True)
def test_what_a_job_sets_off_vanishes_with_the_change_it_was_making(tmp_path: Path):
    later("tests.undone", folder=str(tmp_path))

    with a_worker() as worker:
        wait_until(lambda: not ProcrastinateJob.objects.exists())

    assert notes(tmp_path) == [f"undid {worker.pid}"]


@pytest.mark.django_db(transaction=True)
def test_the_database_has_more_patience_with_a_job_than_with_a_page(tmp_path: Path):
    later("tests.timed", folder=str(tmp_path))

    with a_worker() as worker:
        wait_until(lambda: not ProcrastinateJob.objects.exists())

    assert notes(tmp_path) == [f"1h {worker.pid}"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_connections_are_cut_goes_on(tmp_path: Path):
    with a_worker() as worker:
        later("tests.slow", folder=str(tmp_path))
        wait_until(lambda: len(notes(tmp_path)) == 1)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        (tmp_path / "go").touch()
        later("tests.slow", folder=str(tmp_path))

        wait_until(lambda: notes(tmp_path).count(f"ended {worker.pid}") >= 2)
        wait_until(lambda: not ProcrastinateJob.objects.filter(status__in=["todo", "doing"]).exists())


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_worker_that_lives_stays_with_it():
    later("tests.slow", folder="")
    number = a_job_of_a_worker()
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as living:
        living.execute("SELECT pg_advisory_lock(%s::int, %s::int)", [LOCK, number])

        take_up_jobs()

        assert states() == [("tests.slow", "doing")]


@pytest.mark.django_db
def test_a_job_of_a_worker_that_spoke_just_now_stays_with_it():
    later("tests.slow", folder="")
    a_job_of_a_worker(silent_for=SILENCE - 2)

    take_up_jobs()

    assert states() == [("tests.slow", "doing")]


@pytest.mark.django_db
def test_a_job_that_used_up_its_tries_is_taken_up_all_the_same():
    later("tests.slow", folder="")
    a_job_of_a_worker(attempts=0)
    take_up_jobs()
    a_job_of_a_worker(attempts=1)

    take_up_jobs()

    assert states() == [("tests.slow", "todo")]


@pytest.mark.django_db
def test_a_job_that_takes_five_workers_down_is_given_up_and_what_follows_is_set_off():
    message = a_message()
    taken_up = []

    for _death in range(5):
        a_job_of_a_worker()
        take_up_jobs()
        taken_up.append(states()[0][1])

    assert taken_up == ["todo", "todo", "todo", "todo", "failed"]
    assert states()[1:] == [("mail.give_up_message", "todo")]
    assert ProcrastinateJob.objects.get(status="todo").args == {"message_id": message.pk}
