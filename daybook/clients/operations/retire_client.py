"""Retiring clients, whose bookings stay while new ones are not taken; and bringing them back."""

from __future__ import annotations

from django.utils import timezone

from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.queries.held import held
from daybook.shared.actor import Actor
from daybook.shared.errors import refuse
from daybook.shared.operations import operation


@operation
def retire_client(client_id: int, *, actor: Actor) -> Client:
    """Let the client take no new bookings; those there are stay as they are. Retiring twice is harmless."""
    refuse(rights.refusal_to_retire(actor))
    client = held(client_id, actor)
    if client.retired_at is None:
        client.retired_at = timezone.now()
        client.version += 1
        client.save(update_fields=["retired_at", "version"])
    return client


@operation
def return_client(client_id: int, *, actor: Actor) -> Client:
    """Let a retired client take bookings again. One who was not retired is left alone."""
    refuse(rights.refusal_to_retire(actor))
    client = held(client_id, actor)
    if client.retired_at is not None:
        client.retired_at = None
        client.version += 1
        client.save(update_fields=["retired_at", "version"])
    return client
