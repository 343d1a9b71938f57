"""One server for all processes of a data folder, from the first that comes to the last that goes."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from daybook.embedded import (
    DatabaseNotRunning,
    ServerOptions,
    attach_database,
    database_url,
    expected_url,
    running_database,
    stop_database,
)
from daybook.embedded.state import last_told
from tests.embedded.machine import User, ask, comes_true, is_alive, postmaster_of

UserOf = Callable[..., User]


def test_the_second_process_attaches_to_the_server_of_the_first(
    data_dir: Path, options: ServerOptions, user_of: UserOf
):
    with running_database(data_dir, options) as database:
        second = user_of(data_dir).told

        assert not database.was_running
        assert second["was_running"]
        assert second["url"] == database.url("owner")


def test_the_server_stays_when_the_first_process_leaves(data_dir: Path, options: ServerOptions, user_of: UserOf):
    first = user_of(data_dir)
    url = first.told["url"]

    with attach_database(data_dir) as database:
        first.leave()

        assert ask(url, "SELECT 1") == 1
        server = postmaster_of(database)
    assert not is_alive(server)


def test_processes_that_start_at_once_share_one_server(data_dir: Path, options: ServerOptions, user_of: UserOf):
    users = [user_of(data_dir) for _ in range(4)]

    servers = {ask(user.told["url"], "SELECT pg_postmaster_start_time()") for user in users}

    assert len(servers) == 1


def test_the_server_ends_within_seconds_when_its_only_user_is_killed(
    data_dir: Path, options: ServerOptions, user_of: UserOf
):
    user = user_of(data_dir)
    assert user.told["url"]
    with attach_database(data_dir) as database:
        server = postmaster_of(database)
        places = database.places

        user.kill()

    assert comes_true(lambda: not is_alive(server), seconds=5)
    assert not (places.cluster / "postmaster.pid").exists()


def test_the_server_ends_within_seconds_when_its_keeper_is_killed(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        server = postmaster_of(database)
        state = last_told(database.places.state)
        assert state is not None

        os.kill(state.keeper, signal.SIGKILL)

        assert comes_true(lambda: not is_alive(server), seconds=5)
        assert not (database.places.cluster / "postmaster.pid").exists()


def test_a_user_can_revive_the_server_whose_keeper_was_killed(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        server = postmaster_of(database)
        state = last_told(database.places.state)
        assert state is not None
        os.kill(state.keeper, signal.SIGKILL)
        assert comes_true(lambda: not is_alive(server))

        database.revive()

        assert ask(database, "SELECT 1") == 1


def test_a_stopped_database_has_no_address_and_cannot_be_attached(data_dir: Path):
    with pytest.raises(DatabaseNotRunning, match="daybook serve"):
        database_url(data_dir)
    with pytest.raises(DatabaseNotRunning):
        attach_database(data_dir)


def test_settings_may_be_read_before_the_database_runs(data_dir: Path, options: ServerOptions):
    url = expected_url(data_dir, "owner")

    with running_database(data_dir, options) as database:
        assert database.url("owner") == url == expected_url(data_dir, "owner")


def test_asking_for_the_expected_address_makes_nothing(tmp_path: Path):
    assert "database" in expected_url(tmp_path / "var")

    assert not (tmp_path / "var").exists()


def test_a_running_database_has_an_address_for_each_role(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options):
        assert ask(database_url(data_dir), "SELECT current_user") == "daybook_app"
        assert ask(database_url(data_dir, "owner"), "SELECT current_user") == "daybook_owner"
        assert ask(database_url(data_dir, "superuser"), "SELECT current_user") == "postgres"


def test_the_address_holds_whatever_the_environment_says(
    data_dir: Path, options: ServerOptions, monkeypatch: pytest.MonkeyPatch
):
    for name, value in {"PGPORT": "1", "PGHOST": "nowhere", "PGUSER": "x", "PGDATABASE": "x", "PGDATA": "x"}.items():
        monkeypatch.setenv(name, value)

    with running_database(data_dir, options) as database:
        assert ask(database.url("app"), "SELECT current_database()") == "daybook"


def test_stopping_ends_the_server_although_others_use_it(data_dir: Path, options: ServerOptions):
    database = running_database(data_dir, options)
    server = postmaster_of(database)

    stop_database(data_dir)

    assert not is_alive(server)
    database.release()


def test_letting_go_twice_does_no_harm(data_dir: Path, options: ServerOptions):
    database = running_database(data_dir, options)
    database.release()

    database.release()

    assert not (database.places.cluster / "postmaster.pid").exists()


def test_a_copied_data_folder_has_a_server_of_its_own(data_dir: Path, options: ServerOptions, open_folder: Path):
    with running_database(data_dir, options) as original:
        copied_dir = open_folder / "copied"
        subprocess.run(["cp", "-a", data_dir, copied_dir], check=True)

        with running_database(copied_dir, options) as copy:
            assert not copy.was_running
            assert postmaster_of(copy) != postmaster_of(original)

        assert ask(original, "SELECT 1") == 1
        shutil.rmtree(copied_dir)
