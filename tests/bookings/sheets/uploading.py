"""Files of bookings as tests bring them in."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from daybook.bookings.sheets.upload import BOOKINGS
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.sheets import bringing
from daybook.uploads.sheets.bringing import Source

PLAIN = {
    "Date": "02.03.2026 10:00",
    "Employee name": "Inês Carvalho",
    "Customer phone number": "351912345678",
    "Client name": "Anna Kovács",
    "Duration": "3600",
    "Name of service": "",
    "Price of service": "",
    "Discount on the service": "",
    "Comment": "",
    "Booking status (text)": "Arrived",
    "Employee ID": "",
    "Date of creation": "",
    "Booking ID": "",
}


def a_row(**changes: object) -> dict[str, str]:
    """A good row of the past; `Name_of_service` is the column “Name of service”."""
    return PLAIN | {heading.replace("_", " "): str(cell) for heading, cell in changes.items()}


def a_file(path: Path, *rows: Mapping[str, str], name: str = "bookings.csv") -> Source:
    """A file of these rows below their headings."""
    with (path / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(PLAIN))
        writer.writeheader()
        writer.writerows(rows)
    return Source(path / name)


def check_upload(source: Source, *, actor: Actor) -> Upload:
    """The file of bookings checked."""
    return bringing.check_upload(source, BOOKINGS, actor=actor)


def write_upload(upload: Upload, *, actor: Actor) -> Upload:
    """The good rows of the checked file written."""
    return bringing.write_upload(upload, BOOKINGS, actor=actor)


def brought_in(source: Source, actor: Actor) -> Upload:
    """The file checked, and its good rows written."""
    return write_upload(check_upload(source, actor=actor), actor=actor)


def told(upload: Upload) -> list[tuple[int, str, list[str]]]:
    """Each row about which something was said: its number, verdict, and the codes."""
    rows = upload.rows.exclude(problems=[]).order_by("number")
    return [(row.number, row.verdict, [problem["code"] for problem in row.problems]) for row in rows]


def counted(upload: Upload) -> tuple[int, int, int, int]:
    """Ready, there, refused, made."""
    return upload.rows_ready, upload.rows_there, upload.rows_refused, upload.rows_made


def wished(upload: Upload, number: int) -> datetime:
    """When the booking of a good row is to begin."""
    wish = upload.rows.get(number=number).wish
    assert wish
    return datetime.fromisoformat(wish["starts_at"])
