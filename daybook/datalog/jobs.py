"""What the room does in the background: the log as a file, and files whose time is over."""

from __future__ import annotations

from daybook.datalog.sheets.download import stored_table
from daybook.datalog.sheets.make import give_up_file, make_file
from daybook.datalog.sheets.tidy import tidy_files
from daybook.shared.jobs import job


@job("datalog.write_download", given_up="datalog.give_up_file")
def write_download(*, download_id: int) -> None:
    """Make the file of the Data log that somebody asked for."""
    make_file(download_id, stored_table)


@job("datalog.give_up_file")
def give_up(*, download_id: int) -> None:
    """Say that there will be no file: workers die of it."""
    give_up_file(download_id)


@job("datalog.tidy_files", cron="7 * * * *")
def tidy(*, timestamp: int) -> None:
    """Every hour."""
    tidy_files()
