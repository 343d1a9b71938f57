"""What somebody wants as a file, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from daybook.datalog.choices import DownloadSection


@dataclass(frozen=True)
class DownloadWish:
    """A file of one section: the question as the query string of the section's page, and the same in words.

    `columns` are names in their order, none: all. `form_key` is that of the form it was asked with: once more of the
    same form is the same file.
    """

    section: DownloadSection
    question: str = ""
    words: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    form_key: UUID | None = None


@dataclass(frozen=True)
class FileMade:
    """A whole file that lies in storage under `key`, to be given out under `name`."""

    key: str
    name: str
    size: int
    rows: int
