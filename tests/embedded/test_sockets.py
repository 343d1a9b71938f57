"""The server's only door: a path that the kernel and libpq accept, in a folder that is nobody else's."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from daybook.embedded import ServerOptions, running_database, stop_database
from tests.embedded.machine import ask


@pytest.fixture(params=["a-very-long-name-" * 7, "Salon Anna, Riga", "ё " * 30, "two words 'and' \"quotes\""])
def oddly_named(open_folder: Path, prepared: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A data folder whose name is a trial: too long for a socket, with a comma, with letters of two bytes."""
    folder = open_folder / request.param
    subprocess.run(["cp", "-a", prepared, folder], check=True)
    yield folder
    stop_database(folder)
    remembered = folder / "database" / "socket-is-in"
    if remembered.exists():
        shutil.rmtree(remembered.read_text().strip(), ignore_errors=True)
    shutil.rmtree(folder)


def test_a_data_folder_of_any_name_has_a_socket(oddly_named: Path, options: ServerOptions):
    with running_database(oddly_named, options) as database:
        assert ask(database, "SELECT 1") == 1
        assert ask(database.url("app"), "SELECT current_user") == "daybook_app"
        assert database.socket_dir.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def long_name(open_folder: Path, prepared: Path) -> Iterator[Path]:
    """A data folder below which no socket path is short enough."""
    folder = open_folder / ("long-" * 20)
    subprocess.run(["cp", "-a", prepared, folder], check=True)
    yield folder
    stop_database(folder)
    shutil.rmtree(folder)


def test_the_short_folder_is_kept_from_start_to_start(long_name: Path, options: ServerOptions):
    with running_database(long_name, options) as database:
        first = database.url()

    with running_database(long_name, options) as database:
        assert database.url() == first

    shutil.rmtree(database.socket_dir)


def test_a_short_folder_that_somebody_else_laid_out_is_not_used(long_name: Path, options: ServerOptions):
    with running_database(long_name, options) as database:
        first = database.socket_dir
    shutil.rmtree(first)
    first.mkdir(mode=0o777)

    with running_database(long_name, options) as database:
        second = database.socket_dir

    assert second != first
    assert list(first.iterdir()) == []
    first.rmdir()
    shutil.rmtree(second)
