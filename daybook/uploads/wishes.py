"""What somebody wants to be brought in, before its rows are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.files.base import File


@dataclass(frozen=True)
class FileIn:
    """A file of one section: the name the person gave it and its bytes.

    `form_key` is the form's own, so that sending it twice makes one upload.
    """

    section: str
    name: str
    content: File  # type: ignore[type-arg]  # untyped: a file of bytes, whichever way it came
    form_key: UUID | None = None


@dataclass(frozen=True)
class CellsIn:
    """Cells of one section as a spreadsheet program puts them into the clipboard: rows on lines, cells between tabs."""

    section: str
    text: str
    form_key: UUID | None = None


@dataclass(frozen=True)
class FileHere:
    """A file on this machine that is read where it lies."""

    section: str
    name: str
    digest: str
    size: int
    sheet: str = ""
    by_hand: Mapping[str, int] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Headed:
    """The table as its heading row tells it: the sheet read, all there are, the headings, our columns' places."""

    sheet: str
    sheets: Sequence[str]
    headings: Sequence[str]
    places: Mapping[str, int]
