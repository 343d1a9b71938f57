"""What the room does in the background."""

from __future__ import annotations

from daybook.access.rights import clock_actor
from daybook.bookings.operations import renew_service_categories
from daybook.bookings.sheets.download import stored_table
from daybook.datalog.sheets.make import make_file
from daybook.shared.jobs import job


@job("bookings.write_download", given_up="datalog.give_up_file")
def write_download(*, download_id: int) -> None:
    """Make the file of the register that somebody asked for."""
    make_file(download_id, stored_table)


@job("bookings.renew_service_categories")
def renew_categories(*, service_id: int) -> None:
    """A service was put on another shelf: its bookings follow, some thousand at a time."""
    last: int | None = 0
    while last is not None:
        last = renew_service_categories(service_id, after=last, actor=clock_actor())
