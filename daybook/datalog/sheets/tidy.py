"""Taking away files whose time is over, and what nobody will ever ask for."""

from __future__ import annotations

import shutil

from daybook.access.rights import clock_actor
from daybook.datalog.operations import expire_file
from daybook.datalog.queries.asked import expired_now, keys_in_use, numbers_under_way
from daybook.datalog.sheets.make import FOLDER, drafts
from daybook.shared.files import delete_file, files


def tidy_files() -> None:
    """Expired files leave storage, and so do those that no download knows; drafts of killed workers too.

    Safe to run twice, and beside workers: a file that is being made is left alone.
    """
    for number in expired_now():
        if key := expire_file(number, actor=clock_actor()):
            delete_file(key)
    # Looked up in this order, a file that becomes ready meanwhile is in one of the two.
    stored, begun = _stored(), list(drafts().iterdir()) if drafts().is_dir() else []
    busy = numbers_under_way()
    used = keys_in_use()
    for name in stored:
        if _number_of(name) not in busy and f"{FOLDER}/{name}" not in used:
            delete_file(f"{FOLDER}/{name}")
    for folder in begun:
        if _number_of(folder.name) not in busy:
            shutil.rmtree(folder, ignore_errors=True)


def _stored() -> list[str]:
    try:
        _folders, names = files().listdir(FOLDER)
    except FileNotFoundError:
        return []
    return names


def _number_of(name: str) -> int | None:
    """The download that a file or a folder belongs to; storage may have added letters to its name."""
    digits = name.partition(".")[0].partition("_")[0]
    return int(digits) if digits.isascii() and digits.isdigit() else None
