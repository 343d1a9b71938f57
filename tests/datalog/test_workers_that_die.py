"""A worker is killed in the middle of a file, really: another makes it, once, and one message leaves."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import psycopg
import pytest
from django.db import connection

from daybook.datalog.choices import DownloadState
from daybook.datalog.models import Download
from daybook.mail.models import Message
from tests.datalog.asking import ask, somebody, told_of, work_of
from tests.factories import a_booking, a_service
from tests.shared.workers import a_worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch) -> tuple[Path, Path]:
    """Where the workers keep files and write drafts."""
    kept, data = tmp_path / "kept", tmp_path / "data"
    monkeypatch.setenv("DAYBOOK_TEST_FILES", str(kept))
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(data))
    return kept, data / "drafts"


@contextmanager
def nobody_reads(table: str) -> Iterator[None]:
    """Whoever reads this table has to wait until the end of the block."""
    parameters = connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**parameters) as session, session.transaction():
        session.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield


def is_written(download: Download) -> bool:
    return work_of(download).state == DownloadState.WRITING


def is_ready(download: Download) -> bool:
    return work_of(download).state == DownloadState.READY


def test_killed_in_the_middle_it_is_made_once_by_the_next(folders):
    kept, drafts = folders
    booking = a_booking(services=(a_service("Haircut"),))
    download = ask(somebody())

    with nobody_reads("bookings_line"), a_worker() as first:
        wait_until(lambda: is_written(download))
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    with a_worker():
        wait_until(lambda: is_ready(download))
        wait_until(lambda: Message.objects.filter(state="sent").exists())

    [file] = (kept / "downloads").iterdir()
    assert openpyxl.load_workbook(file)["Bookings"]["A2"].value == booking.pk
    assert told_of(download) == ["began", "taken_up_again", "ready"]
    assert (Message.objects.count(), list(drafts.iterdir())) == (1, [])
