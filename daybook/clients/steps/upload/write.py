"""Making the clients whose rows are laid out."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext_lazy as _

from daybook.clients.steps.upload.comparisons import THERE
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import Comparison, asked_of, tell

WISH_COLUMNS = "name text, phone text, email text, comment text"
MAKE = """
    UPDATE staged SET made_id = nextval(pg_get_serial_sequence('clients_client', 'id')) WHERE verdict = 'ready';
    INSERT INTO clients_client (id, location_id, name, phone, email, comment, created_at, upload_id, upload_key)
    SELECT made_id, %(location)s, name, phone, email, comment, now(), %(upload)s, key
    FROM staged WHERE verdict = 'ready' ORDER BY number ON CONFLICT DO NOTHING
"""
FASTER = """
    SELECT staged.number, client.id AS made_id, ARRAY[client.id::text] AS words
    FROM staged JOIN clients_client client ON client.location_id = %(location)s AND client.phone = staged.phone
    WHERE staged.verdict = 'ready' AND NOT client.phone = '' AND client.id <> staged.made_id
"""
MADE_BY_ANOTHER = (
    Comparison("race", _("Somebody has made client %1$s of this phone just now."), FASTER, "there", column="phone"),
)


def write_clients(upload: Upload, actor: Actor) -> None:
    """Make those who are not there yet, even where somebody makes the same one at this moment."""
    tell(THERE, upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(MAKE, asked_of(upload, actor))
    tell(MADE_BY_ANOTHER, upload, actor)
