"""A file that somebody took at the machine itself, past the pages."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import get_language

from daybook.datalog.choices import DownloadEventKind, DownloadState
from daybook.datalog.models import Download, DownloadWork
from daybook.datalog.rights import refusal_to_ask, shape_of
from daybook.datalog.steps.telling import tell
from daybook.datalog.wishes import DownloadWish
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation


@operation
def log_taken_file(wish: DownloadWish, *, rows: int, size: int, actor: Actor) -> Download:
    """Put into the log what was written for the actor on the spot. The file is theirs: it is not kept here."""
    refuse(refusal_to_ask(wish.section, actor))
    assert actor.user_id is not None, "only a person takes files"
    download = Download.objects.create(
        location_id=actor.location_id,
        asked_by_id=actor.user_id,
        section=wish.section,
        question=wish.question,
        words=list(wish.words),
        columns=list(wish.columns),
        language=get_language() or "",
        channel=actor.channel,
        address=actor.address,
    )
    shape, now = shape_of(wish.section, actor), timezone.now()
    told = {"rows_done": rows, "rows_total": rows, "size": size, "shape": shape, "expires_at": now}
    DownloadWork.objects.create(download=download, state=DownloadState.EXPIRED, **told)
    tell(download, DownloadEventKind.READY, actor, rows=rows, size=size, shape=shape)
    tell(download, DownloadEventKind.FETCHED, actor)
    return download
