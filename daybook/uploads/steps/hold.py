"""Holding an upload, so that what is done next to it is done once."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, refuse
from daybook.uploads.models import Upload
from daybook.uploads.rights import refusal_to_upload

LONG = "1h"


def held(upload_id: int, actor: Actor) -> Upload:
    """The upload at the actor's location, locked; refuses whoever lacks full access."""
    refuse(refusal_to_upload(actor))
    upload = Upload.objects.of(actor).filter(pk=upload_id).select_for_update().first()
    if upload is None:
        raise NotThere(_("There is no such upload here."))
    return upload


def take_time() -> None:
    """Let the statements of this transaction take as long as a large file needs, planned without compiling them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true), set_config('jit', 'off', true)", [LONG])
