"""Whatever was killed, however quickly one starts again: the bookings are there, and nobody else is hurt."""

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from daybook.embedded import Database, EmbeddedDatabaseError, ServerOptions, running_database
from daybook.embedded.binaries import find_binaries
from daybook.embedded.privileges import choose_account
from daybook.embedded.state import last_told
from tests.embedded.machine import ask, comes_true, is_alive, postmaster_of

INNOCENT = ["sleep", "300"]


@pytest.fixture
def safe(options: ServerOptions) -> ServerOptions:
    """As in earnest: what was committed stays."""
    return replace(options, unsafe_fast=False)


@pytest.fixture
def bystander(data_dir: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the server's own account that has nothing to do with PostgreSQL."""
    account = choose_account(data_dir / "database" / "cluster")
    process = subprocess.Popen(INNOCENT, user=account.uid, group=account.gid, extra_groups=account.extra_groups)
    yield process
    process.kill()
    process.wait()


def write_a_row(database: Database) -> None:
    """Something that must not be lost."""
    with psycopg.connect(database.url("owner")) as owner:
        owner.execute("CREATE TABLE kept AS SELECT generate_series(1, 10000) AS number")


def keeper_of(database: Database) -> int:
    """The process number of the keeper."""
    state = last_told(database.places.state)
    assert state is not None
    return state.keeper


def leave_pid_files(data_dir: Path, pid: int) -> None:
    """The pid files of a server that was killed, with a number that somebody else has by now."""
    cluster = data_dir / "database" / "cluster"
    text = f"{pid}\n{cluster}\n1700000000\n5432\n{data_dir}/database/run\n\n  5432001         7\nready   \n"
    choose_account(cluster).write(cluster / "postmaster.pid", text)
    choose_account(cluster).write(data_dir / "database" / "run" / ".s.PGSQL.5432.lock", text)


def test_a_killed_server_comes_back_by_itself_with_all_rows(data_dir: Path, safe: ServerOptions):
    with running_database(data_dir, safe) as database:
        write_a_row(database)
        killed = postmaster_of(database)

        os.kill(killed, signal.SIGKILL)

        assert comes_true(lambda: answers(database))
        assert ask(database, "SELECT count(*) FROM kept") == 10000
        assert postmaster_of(database) != killed


def test_a_start_right_after_everything_was_killed_recovers_and_says_so(data_dir: Path, safe: ServerOptions):
    with running_database(data_dir, safe) as database:
        write_a_row(database)
        keeper, server = keeper_of(database), postmaster_of(database)
        os.kill(keeper, signal.SIGSTOP)  # or it would start the server again
        os.kill(server, signal.SIGKILL)
        os.kill(keeper, signal.SIGKILL)
    said: list[str] = []

    with running_database(data_dir, safe, said.append) as database:
        assert ask(database, "SELECT count(*) FROM kept") == 10000

    assert any("recovering" in words for words in said)


def test_a_pid_file_that_names_an_innocent_process_is_not_believed(
    data_dir: Path, options: ServerOptions, bystander: subprocess.Popen[bytes]
):
    leave_pid_files(data_dir, bystander.pid)

    with running_database(data_dir, options) as database:
        assert ask(database, "SELECT 1") == 1
        assert postmaster_of(database) != bystander.pid

    assert bystander.poll() is None


@pytest.mark.parametrize("content", ["", "not a number\n", "0\n", "999999999\n"])
def test_a_damaged_pid_file_is_no_hindrance(data_dir: Path, options: ServerOptions, content: str):
    cluster = data_dir / "database" / "cluster"
    choose_account(cluster).write(cluster / "postmaster.pid", content)

    with running_database(data_dir, options) as database:
        assert ask(database, "SELECT 1") == 1


def test_a_server_that_somebody_runs_by_hand_is_left_alone(data_dir: Path, options: ServerOptions):
    places = data_dir / "database"
    account = choose_account(places / "cluster")
    by_hand = subprocess.Popen(
        [
            find_binaries().program("postgres"),
            "-D",
            str(places / "cluster"),
            f"--unix_socket_directories={places / 'run'}",
        ],
        user=account.uid,
        group=account.gid,
        extra_groups=account.extra_groups,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert comes_true((places / "cluster" / "postmaster.pid").exists)

        with pytest.raises(EmbeddedDatabaseError, match=f"by hand .process {by_hand.pid}."):
            running_database(data_dir, options)

        assert is_alive(by_hand.pid)
    finally:
        by_hand.send_signal(signal.SIGINT)
        by_hand.wait()


def answers(database: Database) -> bool:
    """Whether the server takes connections."""
    try:
        return bool(ask(database, "SELECT true"))
    except psycopg.OperationalError:
        return False
