"""The cluster is made whole or not at all, kept with its version, and every refusal says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from daybook.embedded import EmbeddedDatabaseError, ServerOptions, running_database
from daybook.embedded.binaries import find_binaries
from daybook.embedded.privileges import choose_account
from tests.embedded.machine import ask


def test_a_half_made_database_is_made_anew(empty_data_dir: Path, options: ServerOptions):
    half = empty_data_dir / "database" / "cluster.making"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    with running_database(empty_data_dir, options) as database:
        assert ask(database, "SELECT 1") == 1

    assert not half.exists()


def test_what_lies_in_the_place_of_the_database_is_not_overwritten(empty_data_dir: Path, options: ServerOptions):
    letter = empty_data_dir / "database" / "cluster" / "letter.txt"
    letter.parent.mkdir(parents=True)
    letter.write_text("dear reader")

    with pytest.raises(EmbeddedDatabaseError, match="Move what lies there away"):
        running_database(empty_data_dir, options)

    assert letter.read_text() == "dear reader"


def test_another_major_version_is_refused_with_the_two_ways_to_move(data_dir: Path, options: ServerOptions):
    cluster = data_dir / "database" / "cluster"
    choose_account(cluster).write(cluster / "PG_VERSION", "12\n")

    with pytest.raises(EmbeddedDatabaseError, match=r"made by PostgreSQL 12.*pg_dump.*pg_upgrade"):
        running_database(data_dir, options)

    assert (cluster / "PG_VERSION").read_text() == "12\n"


def test_a_damaged_setting_is_shown_in_the_words_of_the_server(data_dir: Path, options: ServerOptions):
    conf = data_dir / "database" / "cluster" / "postgresql.conf"
    choose_account(conf.parent).write(conf, conf.read_text() + "work_mem = plenty\n")

    with pytest.raises(EmbeddedDatabaseError, match='invalid value for parameter "work_mem": "plenty"'):
        running_database(data_dir, options)


def test_after_a_failed_start_the_mended_database_starts(data_dir: Path, options: ServerOptions):
    conf = data_dir / "database" / "cluster" / "postgresql.conf"
    account, good = choose_account(conf.parent), conf.read_text()
    account.write(conf, good + "work_mem = plenty\n")
    with pytest.raises(EmbeddedDatabaseError):
        running_database(data_dir, options)

    account.write(conf, good)

    with running_database(data_dir, options) as database:
        assert ask(database, "SELECT 1") == 1


def test_a_lost_settings_file_of_ours_is_written_again(data_dir: Path, options: ServerOptions):
    (data_dir / "database" / "cluster" / "daybook.conf").unlink()

    with running_database(data_dir, options) as database:
        assert ask(database, "SHOW jit") == "off"


def test_a_missing_postgresql_is_told_with_what_to_install():
    with pytest.raises(EmbeddedDatabaseError, match=r"made by PostgreSQL 9,.*Install PostgreSQL 9 again|PostgreSQL 9"):
        find_binaries(9)


def test_the_programs_found_are_those_of_the_version_asked_for():
    newest = find_binaries()

    again = find_binaries(newest.major)

    told = subprocess.run([again.program("postgres"), "--version"], capture_output=True, text=True, check=True)
    assert newest.version in told.stdout


def test_the_programs_that_fit_the_server_can_be_run(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        dump = subprocess.run(
            [sys.executable, "-m", "daybook.embedded", "pg_dump", database.url("owner")],
            capture_output=True,
            text=True,
            check=False,
        )

    assert "CREATE EXTENSION IF NOT EXISTS pg_trgm" in dump.stdout


def test_a_program_that_does_not_exist_is_refused():
    done = subprocess.run(
        [sys.executable, "-m", "daybook.embedded", "pg_dance"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "no program pg_dance" in done.stderr
