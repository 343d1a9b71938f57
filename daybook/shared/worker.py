"""A worker: takes jobs from the queue, shows that it lives, and takes up the jobs of workers that died.

A worker holds a lock of the database for as long as its process lives, and notes every few seconds that it does. It is
dead when its lock is free and its last note is old. Neither alone would do: a worker that is stopped for a while, or
busy writing a file, notes nothing but is not dead; and when the database starts again, all locks are free for a moment.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from django.conf import settings
from django.db import Error, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.db_cleanup import close_db_connections
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker

from daybook.shared.jobs import TERMS, Terms, later
from daybook.shared.long_work import give_time

BEAT = 2.0
"""Seconds between two notes of a worker that it lives, and between two looks at the others."""
SILENCE = 6
"""Seconds without a note after which a worker whose lock is free is dead."""
GRACE = 30
"""Seconds that a worker which is told to stop waits for the jobs in hand."""
LOCK = 0x_DA_B0_0C
"""Half of the key of the lock; the other half is the worker's number."""
NEVER = float(2**31)
GONE = (ConnectorException, psycopg.OperationalError)
"""What is raised while the database is away."""

log = logging.getLogger("daybook.worker")

NOTE = """
    INSERT INTO procrastinate_workers (id, last_heartbeat) OVERRIDING SYSTEM VALUE VALUES (%s, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET last_heartbeat = excluded.last_heartbeat
"""
DEAD = """
    SELECT worker.id FROM procrastinate_workers worker
    WHERE worker.last_heartbeat < clock_timestamp() - make_interval(secs => %s) AND NOT EXISTS (
        SELECT FROM pg_locks held WHERE held.locktype = 'advisory' AND held.classid = %s AND held.objid = worker.id
            AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""
LEFT_BEHIND = """
    SELECT job.id, job.task_name, job.args, 1 - job.attempts + (
        SELECT count(*) FROM procrastinate_events past WHERE past.job_id = job.id AND past.type = 'deferred_for_retry'
    ) AS deaths
    FROM procrastinate_jobs job WHERE job.status = 'doing' AND (job.worker_id IS NULL OR job.worker_id = ANY(%s))
    ORDER BY job.id FOR UPDATE SKIP LOCKED
"""
TAKE_UP = """
    UPDATE procrastinate_jobs SET status = %s, scheduled_at = NULL, worker_id = NULL, abort_requested = false
    WHERE id = %s
"""


def work() -> None:
    """Do jobs until told to stop; a database that is away is waited for.

    The jobs in hand are ended first. One that takes longer than `GRACE` is left to the next worker.
    """
    give_time()
    asyncio.run(_work())


async def _work() -> None:
    is_told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, is_told.set)
    while not is_told.is_set():
        try:
            await _one_life(is_told)
        except GONE as problem:
            log.warning("The database is away, the worker waits for it: %s", problem)
        if not is_told.is_set():
            await asyncio.sleep(BEAT)


async def _one_life(is_told: asyncio.Event) -> None:
    """Until told to stop, or until the database goes away."""
    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        async with working.open_async():
            worker = Worker(
                app=working,
                concurrency=settings.WORKER_JOBS,
                fetch_job_polling_interval=BEAT,
                shutdown_graceful_timeout=GRACE,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=BEAT,
                stalled_worker_timeout=NEVER,  # whoever is dead is found below
                task_middleware=[close_db_connections, _or_give_up],
            )
            stopping = asyncio.create_task(_stop(worker, is_told))
            is_over = threading.Event()
            watch = threading.Thread(target=_watch, args=(worker, is_over), daemon=True)
            watch.start()
            try:
                await worker.run()  # type: ignore[no-untyped-call]  # untyped: the library leaves this one out
            finally:
                stopping.cancel()
                is_over.set()
                await asyncio.to_thread(watch.join)


async def _stop(worker: Worker, is_told: asyncio.Event) -> None:
    await is_told.wait()
    worker.stop()  # type: ignore[no-untyped-call]  # untyped: the library leaves this one out
    await asyncio.sleep(GRACE + 1)
    log.warning("The jobs in hand take too long, the next worker takes them up")
    os._exit(0)  # a thread cannot be ended, only left with its process


def _watch(worker: Worker, is_over: threading.Event) -> None:
    """In a thread of its own, so that it goes on while the worker ends its last jobs."""
    while not is_over.wait(BEAT):
        try:
            if worker.worker_id is not None:
                note_alive(worker.worker_id)
            take_up_jobs()
        except Error as problem:
            log.warning("The database is away: %s", problem)
            connection.close()
    connection.close()


def note_alive(worker_id: int) -> None:
    """Note that the worker lives, and hold its lock until this connection ends; to ask for it again costs nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, worker_id])
        cursor.execute(NOTE, [worker_id])


def take_up_jobs() -> None:
    """Put the jobs of dead workers back into the queue, but those that were there at too many deaths: they fail."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DEAD, [SILENCE, LOCK])
        dead = [number for (number,) in cursor.fetchall()]
        cursor.execute(LEFT_BEHIND, [dead])
        for number, name, arguments, deaths in cursor.fetchall():
            is_suspect = deaths >= TERMS.get(name, Terms()).deaths
            cursor.execute(TAKE_UP, ["failed" if is_suspect else "todo", number])
            log.warning("%s of a worker that died was %s", name, "given up" if is_suspect else "taken up again")
            if is_suspect:
                _give_up(name, json.loads(arguments))
        cursor.execute("DELETE FROM procrastinate_workers WHERE id = ANY(%s)", [dead])


def _or_give_up(do: Callable[[], Any], context: JobContext, _worker: Worker) -> Any:
    try:
        return do()
    except Exception as problem:  # border: it rises again, this only notices the last one
        if context.task.get_retry_exception(exception=problem, job=context.job) is None:
            _give_up(context.job.task_name, context.job.task_kwargs)
        raise


def _give_up(name: str, arguments: dict[str, Any]) -> None:
    if follows := TERMS.get(name, Terms()).given_up:
        later(follows, **arguments)
