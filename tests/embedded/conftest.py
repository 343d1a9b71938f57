"""Data folders with and without a database, and other processes; nothing of them is left behind."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from daybook.embedded import Database, ServerOptions, running_database, stop_database
from daybook.embedded.privileges import Account
from tests.embedded.machine import User, start_user

MEMORY = Path("/dev/shm")  # copying a cluster there takes a tenth of the time


def has_room(folder: Path) -> bool:
    """Whether there is a gigabyte free; containers often have much less of this memory."""
    return folder.is_dir() and shutil.disk_usage(folder).free > 2**30


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that every account may enter: pytest's own is closed, and above it nothing is reachable."""
    folder = Path(tempfile.mkdtemp(prefix="dbk-", dir=MEMORY if has_room(MEMORY) else None))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def options(open_folder: Path) -> ServerOptions:
    """Fast, and nothing outside the tests' own folder."""
    return ServerOptions(unsafe_fast=True, outside_home=open_folder / "outside")


@pytest.fixture
def empty_data_dir(open_folder: Path) -> Iterator[Path]:
    """A data folder in which no database was made yet."""
    folder = Path(tempfile.mkdtemp(prefix="d", dir=open_folder))
    folder.chmod(0o755)
    yield folder
    stop_database(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def prepared(open_folder: Path, options: ServerOptions) -> Path:
    """A data folder with a database that was stopped cleanly; made once, to be copied."""
    folder = open_folder / "prepared"
    with running_database(folder, options):
        pass
    return folder


@pytest.fixture
def data_dir(empty_data_dir: Path, prepared: Path) -> Path:
    """A data folder with a stopped database."""
    subprocess.run(["cp", "-a", prepared / "database", empty_data_dir], check=True)
    return empty_data_dir


@pytest.fixture(scope="module")
def shared_database(open_folder: Path, prepared: Path, options: ServerOptions) -> Iterator[Database]:
    """A running database for tests that change nothing in it."""
    folder = open_folder / "shared"
    subprocess.run(["cp", "-a", prepared, folder], check=True)
    with running_database(folder, options) as database:
        yield database
    shutil.rmtree(folder)


@pytest.fixture
def user_of(options: ServerOptions) -> Iterator[Callable[..., User]]:
    """Start other processes that use a database; whoever still runs in the end is killed."""
    users: list[User] = []

    def start(data_dir: Path, account: Account | None = None, **environment: str) -> User:
        users.append(start_user(data_dir, options, account=account, **environment))
        return users[-1]

    yield start
    for user in users:
        user.kill()
