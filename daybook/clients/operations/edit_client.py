"""Changing a client."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.steps.clean import clean
from daybook.clients.wishes import ClientWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, NotThere, Stale, refuse
from daybook.shared.operations import operation


@operation
def edit_client(wish: ClientWish, *, version: int, actor: Actor) -> Client:
    """Make the client of `wish.client_id` what the wish says; who may not see phones leaves the phone as it is."""
    client = Client.objects.of(actor).filter(pk=wish.client_id or 0).select_for_update(no_key=True).first()
    if client is None:
        raise NotThere(_("There is no such client here."))
    refuse(rights.refusal_to_edit(actor))
    if client.version != version:
        raise Stale(_("Somebody else has changed this client meanwhile. Nothing was overwritten."))
    cleaned = clean(wish, actor)
    client.name, client.email, client.comment = cleaned.name, cleaned.email, cleaned.comment
    if rights.sees_phones(actor):
        _refuse_phone_of_another(cleaned.phone, client, actor)
        client.phone = cleaned.phone
    client.version += 1
    client.save(update_fields=["name", "phone", "email", "comment", "version"])
    return client


def _refuse_phone_of_another(phone: str, client: Client, actor: Actor) -> None:
    other = Client.objects.of(actor).with_phone(phone).exclude(pk=client.pk).first() if phone else None
    if other:
        raise Invalid({"phone": [_("%(name)s has this phone already.") % {"name": other.name}]})
