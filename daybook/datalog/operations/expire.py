"""Taking a file away when its time is over."""

from __future__ import annotations

from django.utils import timezone

from daybook.datalog.choices import DownloadEventKind, DownloadState
from daybook.datalog.models import DownloadWork
from daybook.datalog.steps.telling import tell
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def expire_file(download_id: int, *, actor: Actor) -> str:
    """Note that the file is gone, if its time is over; the key under which it lay, empty where nothing is to be taken.

    From the commit on nobody is given it, so the caller takes it out of storage after this.
    """
    works = DownloadWork.objects.select_related("download").select_for_update(of=("self",)).with_a_file()
    work = works.filter(pk=download_id, expires_at__lte=timezone.now()).first()
    if work is None:
        return ""
    key, work.file_key, work.state = work.file_key, "", DownloadState.EXPIRED
    work.save()
    tell(work.download, DownloadEventKind.EXPIRED, actor)
    return key
