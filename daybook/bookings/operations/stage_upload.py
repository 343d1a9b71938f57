"""The check of a file of bookings: every row gets its verdict, and no booking, client or visit is touched."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import Count, Q

from daybook.bookings.rules.refusals import refuse
from daybook.bookings.steps.upload.staging import fill_staging, keep_staging
from daybook.bookings.steps.upload.verdicts import judge
from daybook.bookings.wishes import RowIn
from daybook.shared.actor import Actor
from daybook.shared.operations import operation
from daybook.uploads.choices import Verdict
from daybook.uploads.models import Upload
from daybook.uploads.rights import refusal_to_upload
from daybook.uploads.wishes import FileIn

LONG = "5min"
TOTALS = {
    "rows_total": Count("pk"),
    "rows_there": Count("pk", filter=Q(verdict=Verdict.THERE)),
    "rows_refused": Count("pk", filter=Q(verdict=Verdict.REFUSED)),
    "rows_warned": Count("pk", filter=Q(verdict=Verdict.READY) & ~Q(problems=[])),
}


@operation
def stage_upload(file: FileIn, rows: Iterable[RowIn], *, actor: Actor) -> Upload:
    """Keep the rows of the file, each with its verdict and everything that is to be said about it.

    `rows` are read as they are written, so memory does not grow with them; what they raise leaves nothing behind.
    """
    refuse(refusal_to_upload(actor))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true), set_config('jit', 'off', true)", [LONG])
    assert actor.user_id is not None, "somebody uploads"
    upload = Upload.objects.create(
        location_id=actor.location_id,
        name=file.name,
        digest=file.digest,
        size=file.size,
        headings=list(file.headings),
        created_by_id=actor.user_id,
    )
    fill_staging(rows, actor)
    judge(actor)
    keep_staging(upload.pk)
    for name, number in upload.rows.aggregate(**TOTALS).items():
        setattr(upload, name, number)
    upload.save()
    return upload
