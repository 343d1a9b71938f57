"""Taking files away before their time, because they hold what nobody may have any more."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.db import transaction

from daybook.datalog.choices import UNDER_WAY, DownloadEventKind, DownloadState
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.steps.telling import tell
from daybook.shared.actor import Actor
from daybook.shared.files import delete_file
from daybook.shared.operations import operation


@operation
def withdraw_files(sections: Collection[str], reason: str, *, actor: Actor) -> int:
    """Take every file of these sections of the actor's location out of storage, and end those that are being made.

    How many. The log tells each one why; from the commit on nobody is given them, and then the bytes go.
    """
    here = Download.objects.of(actor).filter(section__in=sections).values("pk")
    works = DownloadWork.objects.select_related("download").select_for_update(of=("self",)).order_by("pk")
    withdrawn = [work for work in works.filter(pk__in=here) if work.file_key or work.state in UNDER_WAY]
    for work in withdrawn:
        is_there = work.state not in UNDER_WAY
        if work.file_key:
            transaction.on_commit(partial(delete_file, work.file_key))
        work.file_key, work.problem = "", reason
        work.state = DownloadState.EXPIRED if is_there else DownloadState.FAILED
        work.save()
        tell(work.download, DownloadEventKind.EXPIRED if is_there else DownloadEventKind.FAILED, actor, reason=reason)
    return len(withdrawn)
