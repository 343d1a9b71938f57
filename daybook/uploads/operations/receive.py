"""A file comes in: its bytes are kept, and nothing of it is read yet."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.core.files.base import ContentFile
from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.files import delete_file
from daybook.shared.operations import operation
from daybook.shared.sheets.errors import sheet_error
from daybook.uploads.choices import UploadState
from daybook.uploads.models import Upload
from daybook.uploads.rights import refusal_to_upload
from daybook.uploads.steps.kept import digest_of_file, keep_file, plain_name, refuse_strange
from daybook.uploads.wishes import CellsIn, FileHere, FileIn

ONCE = "SELECT pg_advisory_xact_lock(hashtext('uploads.form'), hashtext(%s))"


@operation
def receive_file(wish: FileIn, *, actor: Actor) -> Upload:
    """Keep the file as a new upload; the same form sent twice makes one. `SheetError` for what cannot be a table."""
    refuse(refusal_to_upload(actor))
    if twin := _of_the_same_form(wish, actor):
        return twin
    name, size = plain_name(wish.name), wish.content.size
    refuse_strange(name, size)
    upload = _new(wish.section, name, actor)
    upload.digest, upload.size, upload.form_key = digest_of_file(wish.content), size, _key_here(wish, actor)
    upload.file_key = keep_file(wish.content, actor.location_id)
    try:
        upload.save()
    except BaseException:  # border: nobody else knows of the bytes, and it rises again
        delete_file(upload.file_key)
        raise
    return upload


@operation
def receive_cells(wish: CellsIn, *, actor: Actor) -> Upload:
    """Keep the cells pasted out of a spreadsheet program as a file of text, with tabs between."""
    refuse(refusal_to_upload(actor))
    if not wish.text.strip():
        raise sheet_error("no_rows", {})
    name = _("pasted cells") + ".tsv"
    content = ContentFile(wish.text.replace("\0", "").encode(errors="replace"), name=name)
    return receive_file(FileIn(wish.section, name, content, wish.form_key), actor=actor)


@operation
def receive_file_here(wish: FileHere, *, actor: Actor) -> Upload:
    """Note a file on this machine as a new upload that is being checked; whoever calls reads it where it lies."""
    refuse(refusal_to_upload(actor))
    upload = _new(wish.section, plain_name(wish.name), actor)
    upload.digest, upload.size, upload.sheet = wish.digest, wish.size, wish.sheet
    upload.by_hand, upload.accepted = dict(wish.by_hand), dict(wish.accepted)
    upload.state = UploadState.CHECKING
    upload.save()
    return upload


def _new(section: str, name: str, actor: Actor) -> Upload:
    assert actor.user_id is not None, "somebody uploads"
    return Upload(
        location_id=actor.location_id,
        section=section,
        name=name,
        state=UploadState.RECEIVED,
        language=get_language() or "",
        created_by_id=actor.user_id,
        begun_by_id=actor.user_id,
    )


def _of_the_same_form(wish: FileIn, actor: Actor) -> Upload | None:
    key = _key_here(wish, actor)
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(ONCE, [str(key)])
    return Upload.objects.of(actor).filter(created_by_id=actor.user_id, form_key=key).first()


def _key_here(wish: FileIn, actor: Actor) -> UUID | None:
    """The form's key as one of this location: the same form sent at another one is another form."""
    return uuid5(wish.form_key, str(actor.location_id)) if wish.form_key else None
