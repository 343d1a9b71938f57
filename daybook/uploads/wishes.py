"""What is known of a file before its rows are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileIn:
    """A file that is brought in: the name the person gave it, the digest and size of its bytes, its headings."""

    name: str
    digest: str
    size: int
    headings: tuple[str, ...]
