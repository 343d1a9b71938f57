"""Retiring clients: their bookings stay, new ones are not taken."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.clients import rights
from daybook.clients.models import Client
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, refuse
from daybook.shared.operations import operation


@operation
def retire_client(client_id: int, *, actor: Actor) -> Client:
    """Let the client take no new bookings; those there are stay as they are. Retiring twice is harmless."""
    client = Client.objects.of(actor).filter(pk=client_id).select_for_update(no_key=True).first()
    if client is None:
        raise NotThere(_("There is no such client here."))
    refuse(rights.refusal_to_retire(actor))
    if client.retired_at is None:
        client.retired_at = timezone.now()
        client.version += 1
        client.save(update_fields=["retired_at", "version"])
    return client
