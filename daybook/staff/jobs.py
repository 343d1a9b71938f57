"""What the room does in the background."""

from __future__ import annotations

from daybook.access.rights import clock_actor
from daybook.datalog.sheets.make import make_file
from daybook.shared.jobs import job
from daybook.staff.operations import retire_staff_who_left
from daybook.staff.sheets.download import stored_table


@job("staff.write_download", given_up="datalog.give_up_file")
def write_download(*, download_id: int) -> None:
    """Make the file of staff that somebody asked for."""
    make_file(download_id, stored_table)


@job("staff.retire_who_left", cron="2 * * * *")
def retire_who_left(*, timestamp: int) -> None:
    """Every hour: somewhere a day has just ended."""
    retire_staff_who_left(actor=clock_actor())
