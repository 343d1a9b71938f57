"""While a large file is read, everybody sees how far it has come."""

from __future__ import annotations

import pytest
from django.db import transaction

from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.steps import progress
from tests.factories.uploads import an_upload


@pytest.mark.django_db(transaction=True)
def test_it_is_told_beside_the_transaction_that_reads(monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0)
    upload = an_upload(state=UploadState.CHECKING)
    seen = []

    with transaction.atomic():
        for _row in progress.counted(range(600), upload):
            seen.append(Upload.objects.get(pk=upload.pk).rows_read)

    assert sorted(set(seen)) == [0, 256, 512]


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_is_no_longer_checked_is_left_alone(monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0)
    upload = an_upload(state=UploadState.FAILED)

    for _row in progress.counted(range(600), upload):
        pass

    assert Upload.objects.get(pk=upload.pk).rows_read == 0
