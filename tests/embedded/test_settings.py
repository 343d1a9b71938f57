"""What the server is set to, who may come in, and what each role may do there."""

import socket
import time
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from daybook.embedded import Database, ServerOptions, running_database
from daybook.embedded.options import modest_shared_buffers_mb
from daybook.embedded.places import PORT
from tests.embedded.machine import ask


@pytest.fixture
def database(data_dir: Path, options: ServerOptions):
    """A running database."""
    with running_database(data_dir, options) as database:
        yield database


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("listen_addresses", ""),
        ("unix_socket_permissions", "0700"),
        ("jit", "off"),
        ("random_page_cost", "1.1"),
        ("work_mem", "32MB"),
        ("wal_compression", "pglz"),
        ("TimeZone", "UTC"),
        ("max_connections", "100"),
        ("default_statistics_target", "200"),
        ("log_error_verbosity", "terse"),
        ("log_parameter_max_length_on_error", "0"),
    ],
)
def test_a_setting_holds(shared_database: Database, name: str, value: str):
    assert ask(shared_database, f"SHOW {name}") == value


def test_writing_is_safe_unless_a_test_asks_for_speed(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, replace(options, unsafe_fast=False)) as database:
        settings = {name: ask(database, f"SHOW {name}") for name in ("fsync", "full_page_writes", "synchronous_commit")}

    assert settings == {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


def test_the_memory_is_what_the_caller_says(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, replace(options, shared_buffers_mb=64)) as database:
        assert ask(database, "SHOW shared_buffers") == "64MB"


def test_the_memory_is_modest_when_nobody_says():
    assert 128 <= modest_shared_buffers_mb() <= 1024


def test_nobody_listens_on_the_network(shared_database: Database):
    with socket.socket() as knock:
        knock.settimeout(1)

        assert knock.connect_ex(("127.0.0.1", PORT)) != 0 or not ask(shared_database, "SHOW listen_addresses")


def test_folders_of_the_server_are_closed_to_others(shared_database: Database):
    places = shared_database.places

    modes = {path.name: path.stat().st_mode & 0o777 for path in (places.cluster, places.home / "run", places.log_dir)}

    assert modes == {"cluster": 0o700, "run": 0o700, "log": 0o700}


def test_the_app_changes_rows_but_no_tables(database: Database):
    with psycopg.connect(database.url("owner"), autocommit=True) as owner:
        owner.execute("CREATE TABLE visit (id bigint GENERATED ALWAYS AS IDENTITY, note text)")

    with psycopg.connect(database.url("app"), autocommit=True) as app:
        app.execute("INSERT INTO visit (note) VALUES ('first')")
        app.execute("UPDATE visit SET note = 'second'")
        app.execute("DELETE FROM visit")
        for forbidden in ("TRUNCATE visit", "DROP TABLE visit", "ALTER TABLE visit ADD x int", "CREATE TABLE mine ()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(forbidden.encode())


def test_neither_role_of_ours_is_a_superuser(shared_database: Database):
    for role in ("app", "owner"):
        assert ask(shared_database.url(role), "SELECT current_setting('is_superuser')") == "off"


def test_a_database_for_tests_has_the_extensions_and_the_rights_of_the_app(database: Database):
    with psycopg.connect(database.url("owner"), autocommit=True) as owner:
        owner.execute("CREATE DATABASE for_a_test")
    with psycopg.connect(database.url("owner", "for_a_test"), autocommit=True) as owner:
        owner.execute("CREATE TABLE visit AS SELECT 1 AS id")

    url = database.url("app", "for_a_test")

    assert ask(url, "SELECT id FROM visit") == 1
    assert ask(url, "SELECT count(*) FROM pg_extension WHERE extname IN ('pg_trgm', 'btree_gist', 'unaccent')") == 3


def test_what_people_wrote_does_not_reach_the_log(database: Database):
    with psycopg.connect(database.url("owner"), autocommit=True) as owner:
        owner.execute("CREATE TABLE client (phone text UNIQUE)")
        owner.execute("INSERT INTO client VALUES ('+37120000001')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO client VALUES (%s)", ["+37120000001"])

    log = log_that_tells("duplicate key", database)
    assert "37120000001" not in log


def log_that_tells(words: str, database: Database) -> str:
    """The server's log, once its own collector has written these words."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        log = "".join(path.read_text() for path in database.places.log_dir.glob("postgres-*.log"))
        if words in log:
            return log
        time.sleep(0.05)
    raise AssertionError(f"{words!r} did not come into the log.")
