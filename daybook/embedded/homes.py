"""Chooses where the cluster lives and lays out its folders."""

import secrets
from dataclasses import replace
from pathlib import Path

from daybook.embedded.errors import EmbeddedDatabaseError
from daybook.embedded.locks import FileLock
from daybook.embedded.places import Places
from daybook.embedded.privileges import Account, make_open_folder


def prepare_home(places: Places, account: Account, outside_home: Path) -> Places:
    """Return places whose home the account can enter, with the log folder made.

    The home is the data folder itself. Only where root's account cannot get there (a closed home folder above it), a
    new home outside is made and remembered; no folder above is ever opened for it.
    """
    if places.pointer.exists():
        _check_outside_home(places)
    elif not places.cluster.exists() and not account.may_enter(places.home):
        places = replace(places, home=_make_outside_home(places, account, outside_home))
        places.pointer.write_text(f"{places.home}\n")
    if not account.may_enter(places.home):
        message = (
            f"The account {account.name} must reach {places.home} to run the database there, and may not. Either let "
            "it pass (chmod o+x on the closed folder above), set DAYBOOK_DATA_DIR to another folder, or set "
            "DATABASE_URL."
        )
        raise EmbeddedDatabaseError(message)
    if not places.log_dir.exists():
        places.log_dir.mkdir(mode=0o700)
        account.take(places.log_dir)
    return places


def claim_home(places: Places) -> FileLock | None:
    """Hold a home outside alone: a copied data folder carries a pointer to the cluster of the original."""
    if places.home == places.folder:
        return None  # the keeper's own lock covers it
    lock = FileLock(places.home / "lock")
    if not lock.take_alone():
        message = (
            f"The database in {places.home} is running for another data folder, of which {places.folder} seems to be "
            f"a copy. Delete {places.pointer} to give the copy a database of its own."
        )
        raise EmbeddedDatabaseError(message)
    return lock


def _check_outside_home(places: Places) -> None:
    if not places.home.exists():
        message = (
            f"The database of {places.folder} was kept in {places.home}, and is not there any more. Put it back, or "
            f"delete {places.pointer} to begin with an empty one."
        )
        raise EmbeddedDatabaseError(message)


def _make_outside_home(places: Places, account: Account, outside_home: Path) -> Path:
    """A fresh name each time: a data folder that was deleted and made anew must not find its old bookings again."""
    home = outside_home / f"{places.folder.parent.name}-{secrets.token_hex(4)}"
    try:
        make_open_folder(home)
    except OSError as error:
        message = (
            f"The account {account.name}, as which PostgreSQL must run, cannot enter {places.folder}, and no folder "
            f"can be made in {outside_home} ({error.strerror}). Set DAYBOOK_DATA_DIR to a folder that it may enter, "
            "start Daybook as an ordinary user, or set DATABASE_URL."
        )
        raise EmbeddedDatabaseError(message) from error
    return home
