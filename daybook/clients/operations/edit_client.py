"""Changing a client."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.queries.held import held
from daybook.clients.steps.clean import clean
from daybook.clients.wishes import ClientWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def edit_client(wish: ClientWish, *, version: int, actor: Actor) -> Client:
    """Make the client of `wish.client_id` what the wish says; who may not see phones leaves the phone as it is."""
    refuse(rights.refusal_to_edit(actor))
    client = held(wish.client_id, actor, version=version)
    cleaned = clean(wish, actor, keeps=client.category_ids)
    client.name, client.email, client.comment = cleaned.name, cleaned.email, cleaned.comment
    if cleaned.category_ids is not None:
        client.category_ids = sorted(cleaned.category_ids)
    if rights.sees_phones(actor):
        _refuse_phone_of_another(cleaned.phone, client, actor)
        client.phone = cleaned.phone
    client.version += 1
    try:
        with transaction.atomic():
            client.save(update_fields=["name", "phone", "email", "comment", "category_ids", "version"])
    except IntegrityError:  # somebody else has given this phone to a client just now
        _refuse_phone_of_another(cleaned.phone, client, actor)
        raise
    return client


def _refuse_phone_of_another(phone: str, client: Client, actor: Actor) -> None:
    other = Client.objects.of(actor).with_phone(phone).exclude(pk=client.pk).first() if phone else None
    if other:
        raise Invalid({"phone": [_("%(name)s has this phone already.") % {"name": other.name}]})
