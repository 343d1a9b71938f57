"""Beginning to write a file."""

from __future__ import annotations

from daybook.datalog.choices import UNDER_WAY, DownloadEventKind, DownloadState
from daybook.datalog.models import DownloadWork
from daybook.datalog.steps.telling import tell
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def begin_file(download_id: int, *, actor: Actor) -> DownloadWork | None:
    """Note that the file is being written from its first row on; None where there is nothing to write any more."""
    works = DownloadWork.objects.select_related("download", "download__location").select_for_update(of=("self",))
    work = works.filter(pk=download_id).first()
    if work is None or work.state not in UNDER_WAY:
        return None
    is_first = work.state == DownloadState.WAITING
    work.state, work.rows_done, work.rows_total = DownloadState.WRITING, 0, None
    work.tries += 1
    work.save()
    kind = DownloadEventKind.BEGAN if is_first else DownloadEventKind.TAKEN_UP_AGAIN
    tell(work.download, kind, actor)
    return work
