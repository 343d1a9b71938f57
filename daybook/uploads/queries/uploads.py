"""Files that were brought in at a location."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db.models import Q
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, refuse
from daybook.shared.paging import Cursors, Key, Order, Page, Stretch, page_of
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.rights import refusal_to_upload

NEWEST = Order("newest", "created_at", descending=True)
PAGE = 50
WRITTEN = Q(rows_made__gt=0) | Q(state__in=[UploadState.WRITING, UploadState.DONE, UploadState.TAKEN_BACK])
SOME = 5


def upload_of(upload_id: int, actor: Actor) -> Upload:
    """The upload of that number at the actor's location, with the people behind it; for those with full access."""
    refuse(refusal_to_upload(actor))
    upload = Upload.objects.of(actor).select_related("created_by", "begun_by").filter(pk=upload_id).first()
    if upload is None:
        raise NotThere(_("There is no such upload here."))
    return upload


def uploads_of(actor: Actor, *, section: str = "", cursor: str = "", size: int = PAGE) -> Page[Upload]:
    """A page of the uploads of the location, of all sections or one, the newest first; for those with full access."""
    refuse(refusal_to_upload(actor))
    here = Upload.objects.of(actor).filter(Q(section=section) if section else Q())

    def read(stretch: Stretch) -> Sequence[Key]:
        keys = here.filter(stretch.bound).order_by(*stretch.order_by).values_list("created_at", "pk")[: stretch.limit]
        return cast("Sequence[Key]", list(keys))

    page = page_of(read, Cursors(NEWEST, f"uploads {actor.location_id} {section}"), cursor=cursor, size=size)
    found = here.select_related("created_by").in_bulk([number for _moment, number in page.rows])
    return Page([found[number] for _moment, number in page.rows], page.before, page.after)


def of_the_same_bytes(upload: Upload, actor: Actor) -> list[Upload]:
    """Other uploads of the very same file at the location of which something was written, the newest first."""
    others = Upload.objects.of(actor).filter(WRITTEN, digest=upload.digest, section=upload.section)
    return list(others.exclude(pk=upload.pk).select_related("created_by").order_by("-pk")[:SOME])


def unfinished(digest: str, actor: Actor, *, section: str) -> Upload | None:
    """The upload of these very bytes at the actor's location that was begun and not ended."""
    begun = Upload.objects.of(actor).filter(section=section, digest=digest, state=UploadState.WRITING)
    return begun.order_by("-pk").first()
