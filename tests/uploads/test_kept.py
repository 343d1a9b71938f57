"""What is left of files when a disk is full or a process dies."""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from daybook.shared.files import files
from daybook.shared.sheets.errors import SheetError
from daybook.uploads.models import Upload
from daybook.uploads.operations import receive_file
from daybook.uploads.steps import kept
from daybook.uploads.wishes import FileIn
from daybook.wizard.jobs import tidy_uploads
from tests.bookings.sheets.uploading import a_file, a_row
from tests.uploads.owning import an_owner, received

pytestmark = pytest.mark.django_db


def made_long_ago(path: Path) -> None:
    then = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(path, (then, then))


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """The system lets no file of this process grow above the size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_file_for_which_there_is_no_room_is_told_and_nothing_of_it_stays():
    actor = an_owner()
    large = ContentFile(b"Date;Client name\n" * 10_000, name="large.csv")

    with files_end_at(1_000), pytest.raises(SheetError) as refusal:
        receive_file(FileIn("bookings", "large.csv", large), actor=actor)

    assert refusal.value.reason == "no_room"
    assert files().listdir(f"uploads/{actor.location_id}")[1] == []
    assert not Upload.objects.exists()


def test_the_hourly_round_takes_bytes_that_no_upload_knows_once_they_are_a_day_old(tmp_path):
    actor = an_owner()
    known = received(a_file(tmp_path, a_row()), actor).file_key
    old, young = (files().save(f"uploads/{actor.location_id}/{name}", ContentFile(b"x")) for name in ("old", "young"))
    for key in (known, old):
        made_long_ago(Path(files().path(key)))

    tidy_uploads(timestamp=0)

    assert [files().exists(key) for key in (known, old, young)] == [True, False, True]


def test_copies_of_processes_that_died_go_from_the_machine(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young, another = (tmp_path / f"{kept.COPIES}1", tmp_path / f"{kept.COPIES}2", tmp_path / "another")
    for path in (old, young, another):
        path.write_bytes(b"x")
    for path in (old, another):
        made_long_ago(path)

    tidy_uploads(timestamp=0)

    assert [path.exists() for path in (old, young, another)] == [False, True, True]
