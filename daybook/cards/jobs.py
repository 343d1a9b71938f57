"""What the room does in the background."""

from __future__ import annotations

from daybook.cards.sheets.download import stored_table
from daybook.datalog.sheets.make import make_file
from daybook.shared.jobs import job


@job("cards.write_download", given_up="datalog.give_up_file")
def write_download(*, download_id: int) -> None:
    """Make the file of everything that is kept about one client."""
    make_file(download_id, stored_table)
