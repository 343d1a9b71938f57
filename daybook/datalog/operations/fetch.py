"""Giving a file out, or saying why not; the log has both."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.datalog.choices import DownloadEventKind
from daybook.datalog.models import DownloadWork
from daybook.datalog.rights import refusal_to_fetch
from daybook.datalog.steps.telling import tell
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.shared.files import files
from daybook.shared.operations import operation
from daybook.shared.outcomes import Refusal


@operation
def fetch_file(download_id: int, *, actor: Actor) -> DownloadWork | Refusal:
    """What tells where the file lies, for the actor to have; or why they may not have it now.

    Either is in the log when this returns, with the person and their address. `NotThere` for a download of another
    location.
    """
    works = DownloadWork.objects.select_related("download", "download__location")
    work = works.filter(pk=download_id, download__location_id=actor.location_id).first()
    if work is None:
        raise NotThere
    refusal = refusal_to_fetch(work, actor) or _lost(work)
    if refusal:
        tell(work.download, DownloadEventKind.REFUSED, actor, code=refusal.code, sentence=refusal.sentence)
        return refusal
    tell(work.download, DownloadEventKind.FETCHED, actor)
    return work


def _lost(work: DownloadWork) -> Refusal | None:
    if files().exists(work.file_key):
        return None
    return Refusal("lost", _("The file is no longer where files are kept. Ask for it anew."))
