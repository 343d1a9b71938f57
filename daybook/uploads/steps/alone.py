"""One file at a time is written at a location."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.alone import FILE_WRITES
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.rules import UploadBusy

WRITES = FILE_WRITES
CHANGES = frozenset({UploadState.WRITING, UploadState.TAKING_BACK})
ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtext('uploads.begin'), %s)"


def refuse_beside_another(upload_id: int, actor: Actor) -> None:
    """Refuse while another file than this changes the location; until the transaction ends no other begins."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE, [actor.location_id])
    other = being_written(actor, beside=upload_id)
    if other:
        raise UploadBusy(_("Try again when it is done: %(what)s") % {"what": told(other)})


def being_written(actor: Actor, *, beside: int = 0) -> Upload | None:
    """The upload that is changing the location right now, or is about to."""
    others = Upload.objects.of(actor).filter(state__in=CHANGES).exclude(pk=beside)
    return others.select_related("begun_by").order_by("pk").first()


def told(upload: Upload) -> str:
    """Which file it is, whose, and how far it has come."""
    facts = {
        "file": upload.name,
        "person": upload.begun_by.name if upload.begun_by else _("the command line"),
        "done": upload.rows_total - upload.rows_ready,
        "total": upload.rows_total,
    }
    if upload.state == UploadState.TAKING_BACK:
        return _("%(person)s is taking back the file “%(file)s”.") % facts
    return _("%(person)s is bringing in the file “%(file)s”: %(done)s of %(total)s rows are done.") % facts
