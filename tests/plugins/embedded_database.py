"""Gives a test run its database: the embedded server under var/, unless DATABASE_URL names another.

It is loaded by `-p` in pyproject.toml, because pytest-django reads the settings before it reads any conftest.py.
Several runs may go on at once: they share the server, and each has a test database with its process number.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from daybook.embedded import Database, ServerOptions, running_database

DATA_DIR = Path(__file__).parents[2] / "var" / "test-database"
PREFIX = "test_daybook_"
DATABASE_KEY = pytest.StashKey[Database]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start the server before pytest-django reads the settings: wrappers come before everybody else."""
    if "DATABASE_URL" not in os.environ:
        database = running_database(DATA_DIR, ServerOptions(unsafe_fast=True))
        early_config.stash[DATABASE_KEY] = database
        drop_databases_of_dead_runs(database)
        os.environ["DATABASE_URL"] = database.url("owner")
    os.environ.setdefault("DAYBOOK_TEST_DATABASE", f"{PREFIX}{os.environ.get('DAYBOOK_TEST_DB_SUFFIX', os.getpid())}")
    return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the server go; the last run stops it."""
    if database := config.stash.get(DATABASE_KEY, None):
        database.release()


def drop_databases_of_dead_runs(database: Database) -> None:
    """A run that was killed could not drop its database; its process number tells that it is gone."""
    with psycopg.connect(database.url("owner", "postgres"), autocommit=True) as server:
        for (name,) in server.execute("SELECT datname FROM pg_database").fetchall():
            if is_of_dead_run(name):
                drop(server, name)


def is_of_dead_run(name: str) -> bool:
    """Whether the name ends in the number of a process that is gone."""
    number = name.removeprefix(PREFIX).split("_")[0]
    if not (name.startswith(PREFIX) and number.isdigit()):
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def drop(server: psycopg.Connection, name: str) -> None:
    """Drop a database, unless another run that starts now is faster."""
    with contextlib.suppress(psycopg.Error):
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
