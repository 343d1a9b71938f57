"""A file lies in an S3 store as it does in a folder: made, fetched, expired, orphans tidied away."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from daybook.datalog.models import DownloadWork
from daybook.datalog.rules.links import token_of
from daybook.datalog.sheets.tidy import tidy_files
from daybook.shared.files import files, save_file
from tests.access.doors import signed_in
from tests.datalog.asking import a_file, rows_in, somebody, told_of, work_of
from tests.factories import a_booking
from tests.shared.test_files import kept, store  # noqa: F401  marks: fixtures, found by their names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path


def test_from_asking_to_expiry(tmp_path):
    booking, olga = a_booking(), somebody()
    download = a_file(olga)
    key = work_of(download).file_key

    answer: Any = signed_in(olga).get(f"/l/{download.location_id}/data-log/file/{token_of(download.pk)}/")
    assert [row["Booking ID"] for row in rows_in(b"".join(answer.streaming_content))] == [booking.pk]

    left = tmp_path / "left.xlsx"
    left.write_bytes(b"left")
    orphan = save_file(left, "downloads/99999.xlsx")
    DownloadWork.objects.filter(pk=download.pk).update(expires_at=timezone.now())
    tidy_files()

    assert (files().exists(key), files().exists(orphan)) == (False, False)
    assert told_of(download) == ["began", "ready", "fetched", "expired"]
