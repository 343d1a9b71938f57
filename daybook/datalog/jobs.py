"""What the room does in the background: the log as a file, and files whose time is over."""

from __future__ import annotations

from daybook.datalog.sheets.download import stored_table
from daybook.datalog.sheets.make import make_file
from daybook.datalog.sheets.tidy import tidy_files
from daybook.shared.jobs import job


@job("datalog.write_download")
def write_download(*, download_id: int) -> None:
    """Make the file of the Data log that somebody asked for."""
    make_file(download_id, stored_table)


@job("datalog.tidy_files", cron="7 * * * *")
def tidy(*, timestamp: int) -> None:
    """Every hour."""
    tidy_files()
