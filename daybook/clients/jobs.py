"""What the room does in the background."""

from __future__ import annotations

from daybook.clients.sheets.download import stored_table
from daybook.datalog.sheets.make import make_file
from daybook.shared.jobs import job


@job("clients.write_download", given_up="datalog.give_up_file")
def write_download(*, download_id: int) -> None:
    """Make the file of clients that somebody asked for."""
    make_file(download_id, stored_table)
