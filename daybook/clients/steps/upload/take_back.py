"""Removing the clients that an upload made."""

from __future__ import annotations

from django.db import connection

from daybook.clients.models import Client, TwoPeople
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import asked_of, tell
from daybook.uploads.steps.touched import touched

HOLD = """
    SELECT id FROM clients_client WHERE location_id = %(location)s AND id IN (SELECT made_id FROM staged)
    ORDER BY id FOR UPDATE
"""
REMOVE = """
    DELETE FROM clients_client client USING staged
    WHERE client.location_id = %(location)s AND client.id = staged.made_id AND client.upload_id = %(upload)s
      AND staged.verdict = 'ready'
"""


def take_back_clients(upload: Upload, actor: Actor) -> None:
    """Remove those whom nothing refers to and nobody changed; while they are held nothing new can."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(HOLD, asked)
        tell(touched(Client, besides=(TwoPeople,)), upload, actor)
        cursor.execute(REMOVE, asked)
