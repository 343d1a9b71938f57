"""The client that a wish names."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.models import Visit
from daybook.bookings.wishes import ClientWish
from daybook.clients.models import Client
from daybook.clients.operations import find_or_create_client
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid


def client_for(wish: ClientWish | None, *, actor: Actor, visit: Visit | None = None) -> int | None:
    """The id of the wished client: an existing one, or one found or made by phone; None where nobody is named.

    A retired client takes no new bookings, but stays where they are: in the `visit` that is theirs already.
    """
    if wish is None:
        return None
    if wish.client_id is None:
        return _found_or_made(wish, actor)
    client = Client.objects.of(actor).filter(pk=wish.client_id).first()
    is_theirs = visit is not None and visit.client_id == wish.client_id
    if client is None or (client.retired_at and not is_theirs):
        raise Invalid({"client-client_id": [_("Choose a client who comes here.")]})
    return client.pk


def _found_or_made(wish: ClientWish, actor: Actor) -> int:
    try:
        return find_or_create_client(wish, actor=actor).pk
    except Invalid as error:
        raise Invalid({f"client-{field}": sentences for field, sentences in error.fields.items()}) from error
