"""Files that Daybook keeps: made for a download, brought in by an upload. Where they lie is a setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import Storage, storages


def files() -> Storage:
    """The place itself; no page ever shows an address of it."""
    return storages["files"]


def save_file(path: Path, name: str) -> str:
    """Keep a copy of the local file; says under which name it is found, another one where that name is taken."""
    with path.open("rb") as content:
        return files().save(name, File(content, name=name))


def open_file(name: str) -> File[Any]:
    """The bytes of a kept file, to be read from its beginning and closed; FileNotFoundError where there is none."""
    if not name:
        raise FileNotFoundError("No name, no file: a store may take it for the folder of all.")
    return files().open(name, "rb")


def delete_file(name: str) -> None:
    """Let the file go; one that is gone already is as good."""
    files().delete(name)
