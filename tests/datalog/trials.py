"""One trial of each operation of the Data log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from daybook.datalog import operations as datalog
from daybook.datalog.choices import DownloadSection
from daybook.datalog.wishes import DownloadWish, FileMade
from daybook.shared.actor import Actor


def a_download(actor: Actor) -> int:
    """The number of a download whose file is being written."""
    download = datalog.ask_for_download(DownloadWish(DownloadSection.BOOKINGS), actor=actor)
    datalog.begin_file(download.pk, actor=actor)
    return download.pk


def keeping_a_file(actor: Actor) -> None:
    datalog.keep_file(a_download(actor), FileMade("downloads/1.xlsx", "Bookings.xlsx", 1, 1), {}, actor=actor)


def withdrawing(actor: Actor) -> None:
    a_download(actor)
    datalog.withdraw_files([DownloadSection.BOOKINGS], "It held somebody.", actor=actor)


DATALOG_TRIALS: dict[Callable[..., Any], Callable[[Actor], Any]] = {
    datalog.ask_for_download: a_download,
    datalog.begin_file: a_download,
    datalog.expire_file: lambda actor: datalog.expire_file(a_download(actor), actor=actor),
    datalog.fail_file: lambda actor: datalog.fail_file(a_download(actor), "It cannot be.", actor=actor),
    datalog.fetch_file: lambda actor: datalog.fetch_file(a_download(actor), actor=actor),
    datalog.keep_file: keeping_a_file,
    datalog.withdraw_files: withdrawing,
    datalog.log_taken_file: lambda actor: datalog.log_taken_file(
        DownloadWish(DownloadSection.BOOKINGS), rows=1, size=1, actor=actor
    ),
}
