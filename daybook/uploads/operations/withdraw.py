"""Letting go of files that wait, because they may hold what must not be kept any more."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.steps.kept import let_go_of_file


@operation
def withdraw_bytes(sections: Collection[str], ids: Collection[int], reason: str, *, actor: Actor) -> int:
    """Let go of the waiting files of these uploads, and of those of these sections that were never read; how many.

    They end with the reason, and the person may bring the file again. Nothing that was written changes.
    """
    waiting = Upload.objects.of(actor).filter(section__in=sections).exclude(file_key="").select_for_update()
    let_go = [upload for upload in waiting.order_by("pk") if upload.pk in ids or _is_unread(upload)]
    for upload in let_go:
        let_go_of_file(upload)
        if upload.state not in {UploadState.DONE, UploadState.TAKEN_BACK}:
            upload.state, upload.problem, upload.finished_at = UploadState.FAILED, reason, timezone.now()
        upload.save()
    return len(let_go)


def _is_unread(upload: Upload) -> bool:
    return upload.state == UploadState.CHECKING or not upload.rows.exists()
