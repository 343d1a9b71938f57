"""Ending the work on a file: it is there, or it cannot be."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from daybook.datalog.choices import DownloadEventKind, DownloadState
from daybook.datalog.models import DownloadWork
from daybook.datalog.steps.message import tell_asker
from daybook.datalog.steps.telling import tell
from daybook.datalog.wishes import FileMade
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def keep_file(download_id: int, made: FileMade, shape: dict[str, Any], *, actor: Actor) -> None:
    """The file is whole and in storage: say so in the log and by mail, once however often this is called."""
    work = _under_way(download_id)
    if work is None:
        return
    work.state, work.file_key, work.file_name, work.size = DownloadState.READY, made.key, made.name, made.size
    work.rows_done = work.rows_total = made.rows
    work.shape, work.expires_at = shape, timezone.now() + _link_is_good(work)
    work.save()
    facts = {"rows": made.rows, "size": made.size, "shape": shape, "expires_at": work.expires_at.isoformat()}
    tell(work.download, DownloadEventKind.READY, actor, **facts)
    tell_asker(work, actor)


@operation
def fail_file(download_id: int, reason: str, *, actor: Actor) -> None:
    """There will be no file, for a reason that whoever asked can read."""
    work = _under_way(download_id)
    if work is None:
        return
    work.state, work.problem = DownloadState.FAILED, reason
    work.save()
    tell(work.download, DownloadEventKind.FAILED, actor, reason=reason)


def _link_is_good(work: DownloadWork) -> timedelta:
    """For as long as the location says; where it says nothing, as the installation does."""
    return timedelta(days=work.download.location.link_days or settings.LINK_DAYS)


def _under_way(download_id: int) -> DownloadWork | None:
    works = DownloadWork.objects.under_way().select_for_update(of=("self",))
    return works.select_related("download", "download__location", "download__asked_by").filter(pk=download_id).first()
