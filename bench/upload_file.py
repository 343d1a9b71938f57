"""A file of bookings to bring in: made up, good in every row, in times that nobody has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, product
from pathlib import Path

from daybook.catalogue.models import Service
from daybook.shared.actor import Actor
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written, write_table
from daybook.staff.models import StaffMember

COLUMNS = (
    ColumnOut("Date", CellKind.MOMENT),
    ColumnOut("Employee name"),
    ColumnOut("Customer phone number"),
    ColumnOut("Client name"),
    ColumnOut("Duration", CellKind.NUMBER),
    ColumnOut("Name of service", is_wide=True),
    ColumnOut("Price of service", CellKind.MIXED),
    ColumnOut("Discount on the service", CellKind.MIXED),
    ColumnOut("Comment", is_wide=True),
    ColumnOut("Booking status (text)"),
)
LONG_AGO = datetime.fromisoformat("2011-01-03 09:00")
SLOTS_OF_A_DAY = 9
STATUSES = ("Arrived", "No-Show", "Pending", "Confirmed")


def write_upload_file(path: Path, rows: int, actor: Actor) -> None:
    """Half of the clients come once, half of the rows have two services with their prices; phones are of Germany."""
    write_table(path, TableOut("Bookings", COLUMNS, islice(_rows(actor), rows), rows))


def _rows(actor: Actor) -> Iterator[list[Written]]:
    staff = list(StaffMember.objects.of(actor).filter(retired_at=None).values_list("name", flat=True))
    services = list(Service.objects.of(actor).filter(retired_at=None).values_list("name", flat=True))
    for number, (day, slot, name) in enumerate(product(range(10_000), range(SLOTS_OF_A_DAY), staff)):
        first, second = services[number % len(services)], services[number * 7 % len(services)]
        person = number if number % 2 else number % 1_000
        has_two = number % 2 == 0
        yield [
            LONG_AGO + timedelta(days=day, hours=slot),
            name,
            f"+49 151 {person:08d}",
            f"Client number {person}",
            3600,
            f"{first}##{second}" if has_two else first,
            "1500#20.50" if has_two else None,
            "10#0" if has_two else None,
            f"brought in {number}" if number % 3 == 0 else None,
            STATUSES[number % len(STATUSES)],
        ]
