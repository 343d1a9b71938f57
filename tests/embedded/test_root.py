"""Root hands the server to an account without rights, and opens no folder for it. Ordinary users run it themselves."""

import os
import pwd
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from daybook.embedded import Database, EmbeddedDatabaseError, ServerOptions, running_database, stop_database
from daybook.embedded.binaries import Binaries, find_binaries
from daybook.embedded.privileges import Account, choose_account, reachable_binaries
from tests.embedded.machine import User, ask, needs_root, ordinary_account, postmaster_of

pytestmark = needs_root


@pytest.fixture
def closed_home(open_folder: Path) -> Iterator[Path]:
    """A folder like root's own home: nobody else may enter."""
    home = open_folder / "home"
    home.mkdir(mode=0o700)
    yield home
    for data_dir in home.iterdir():
        stop_database(data_dir)
    shutil.rmtree(home)


def modes_above(path: Path) -> dict[Path, tuple[int, int, int]]:
    """Mode and owner of every folder on the way to the path."""
    return {folder: (found.st_mode, found.st_uid, found.st_gid) for folder in path.parents if (found := folder.stat())}


def uid_of_server(database: Database) -> int:
    """Who runs the server."""
    return Path(f"/proc/{postmaster_of(database)}").stat().st_uid


def test_the_server_runs_without_roots_rights(data_dir: Path, options: ServerOptions):
    with running_database(data_dir, options) as database:
        assert uid_of_server(database) == choose_account(database.places.cluster).uid != 0


def test_no_folder_above_the_data_changes_its_mode_or_owner(empty_data_dir: Path, options: ServerOptions):
    before = modes_above(empty_data_dir / "database")

    with running_database(empty_data_dir, options):
        assert modes_above(empty_data_dir / "database") == before


def test_below_a_closed_home_the_cluster_goes_elsewhere_and_the_home_stays_closed(
    closed_home: Path, options: ServerOptions
):
    before = modes_above(closed_home / "var")

    with running_database(closed_home / "var", options) as database:
        assert ask(database, "SELECT 1") == 1
        assert database.places.cluster.is_relative_to(options.outside_home)
        assert (closed_home / "var" / "database" / "cluster-is-in").read_text().strip() == str(database.places.home)

    assert modes_above(closed_home / "var") == before


def test_the_cluster_that_went_elsewhere_is_found_again(closed_home: Path, options: ServerOptions, user_of):
    with running_database(closed_home / "var", options) as database:
        first = database.places.home

    with running_database(closed_home / "var", options) as database:
        second = user_of(closed_home / "var").told

        assert database.places.home == first
        assert second["was_running"]


def test_a_data_folder_made_anew_does_not_find_the_old_bookings(closed_home: Path, options: ServerOptions):
    with running_database(closed_home / "var", options) as database:
        first = database.places.home
    shutil.rmtree(closed_home / "var")

    with running_database(closed_home / "var", options) as database:
        assert database.places.home != first


def test_a_copied_data_folder_may_not_share_the_cluster_that_went_elsewhere(closed_home: Path, options: ServerOptions):
    with running_database(closed_home / "var", options):
        shutil.copytree(closed_home / "var", closed_home / "copy")

        with pytest.raises(EmbeddedDatabaseError, match="seems to be a copy"):
            running_database(closed_home / "copy", options)


def test_a_lost_cluster_is_told_and_not_replaced_by_an_empty_one(closed_home: Path, options: ServerOptions):
    with running_database(closed_home / "var", options) as database:
        home = database.places.home
    shutil.rmtree(home)

    with pytest.raises(EmbeddedDatabaseError, match="is not there any more"):
        running_database(closed_home / "var", options)


def test_where_nothing_can_be_made_elsewhere_the_ways_out_are_told(closed_home: Path, options: ServerOptions):
    not_a_folder = closed_home.parent / "file"
    not_a_folder.write_text("")

    with pytest.raises(EmbeddedDatabaseError, match="Set DAYBOOK_DATA_DIR to a folder that it may enter"):
        running_database(closed_home / "var", replace(options, outside_home=not_a_folder / "below"))


def test_programs_below_a_closed_home_are_copied_once_to_where_they_run(closed_home: Path, open_folder: Path):
    closed = binaries_below(closed_home)
    account = ordinary_account()
    assert not account.can_run(closed)

    first = reachable_binaries(closed, account, open_folder / "programs")
    inode = first.bin.stat().st_ino
    second = reachable_binaries(closed, account, open_folder / "programs")

    assert account.can_run(first)
    assert (second.bin, second.bin.stat().st_ino) == (first.bin, inode)
    assert closed_home.stat().st_mode & 0o777 == 0o700


def test_programs_that_the_account_can_run_are_not_copied(open_folder: Path):
    binaries = find_binaries()
    account = ordinary_account()
    if not account.can_run(binaries):
        pytest.skip("the environment lies below a closed folder")

    assert reachable_binaries(binaries, account, open_folder / "not-made") == binaries
    assert not (open_folder / "not-made").exists()


def test_an_ordinary_user_runs_the_server_as_themselves(empty_data_dir: Path, user_of: Callable[..., User]):
    account = ordinary_account()
    account.take(empty_data_dir)

    user = user_of(empty_data_dir, account=account)

    assert ask(user.told["url"], "SELECT 1") == 1
    pid_file = empty_data_dir / "database" / "cluster" / "postmaster.pid"
    server = int(pid_file.read_text().split("\n")[0])
    assert Path(f"/proc/{server}").stat().st_uid == account.uid
    user.leave()
    assert not pid_file.exists()


def test_root_runs_the_database_of_an_ordinary_user_as_that_user(
    empty_data_dir: Path, options: ServerOptions, user_of: Callable[..., User]
):
    account = ordinary_account()
    account.take(empty_data_dir)
    user = user_of(empty_data_dir, account=account)
    assert user.told["url"]
    user.leave()

    with running_database(empty_data_dir, options) as database:
        assert uid_of_server(database) == account.uid

    again = user_of(empty_data_dir, account=account)
    assert "url" in again.told


def test_an_ordinary_user_is_told_that_the_database_is_roots(data_dir: Path, user_of: Callable[..., User]):
    told = user_of(data_dir, account=ordinary_account()).told

    assert "belongs to another user" in told["error"]


def test_the_account_exists_and_is_not_root():
    account = choose_account(Path("nowhere"))

    assert pwd.getpwuid(account.uid or os.geteuid()).pw_name == account.name
    assert account.uid


def binaries_below(closed_home: Path) -> Binaries:
    """PostgreSQL's programs as they lie in a virtual environment below a closed home."""
    binaries = find_binaries()
    if not binaries.trees:
        pytest.skip("PostgreSQL is installed on the machine, not in the environment")
    for tree in binaries.trees:
        shutil.copytree(binaries.root / tree, closed_home / tree)
    return replace(binaries, bin=closed_home / binaries.bin.relative_to(binaries.root), root=closed_home)


def test_a_user_without_a_name_is_told_what_postgresql_misses(empty_data_dir: Path, user_of: Callable[..., User]):
    nameless = Account(3_000_017, 3_000_017, "nameless")
    nameless.take(empty_data_dir)

    told = user_of(empty_data_dir, account=nameless).told

    assert "number 3000017 has none" in told["error"]
