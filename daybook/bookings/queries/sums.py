"""Whether what bookings repeat is what their lines, payments and categories say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class WrongSum:
    """One field of one booking that differs from its source rows; both as text."""

    booking_id: int
    field: str
    stored: str
    source: str


def wrong_sums(location_id: int | None = None) -> Iterator[WrongSum]:
    """Every difference at the location, or everywhere; compared in the database, read in a stream."""
    raise NotImplementedError
