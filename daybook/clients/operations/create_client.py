"""Making clients."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.steps.clean import clean
from daybook.clients.wishes import ClientWish
from daybook.shared.actor import Actor
from daybook.shared.errors import Invalid, refuse
from daybook.shared.operations import operation


@operation
def create_client(wish: ClientWish, *, actor: Actor) -> Client:
    """Make the client; `Invalid` where their phone belongs to another one here already."""
    refuse(rights.refusal_to_create(actor))
    known, made = _find_or_make(clean(wish, actor), actor)
    if not made:
        raise Invalid({"phone": [_("%(name)s has this phone already.") % {"name": known.name}]})
    return known


@operation
def find_or_create_client(wish: ClientWish, *, actor: Actor) -> Client:
    """The client with this phone, whatever they are called; or, where there is none, a new one.

    Two who ask at once get the same client. Without a phone a new one is made each time.
    """
    refuse(rights.refusal_to_create(actor))
    known, made = _find_or_make(clean(wish, actor), actor)
    if known.retired_at and not made:
        raise Invalid({"phone": [_("%(name)s, who has this phone, was retired.") % {"name": known.name}]})
    return known


def _find_or_make(wish: ClientWish, actor: Actor) -> tuple[Client, bool]:
    values = {
        "name": wish.name,
        "phone": wish.phone,
        "email": wish.email,
        "comment": wish.comment,
        "category_ids": sorted(wish.category_ids or ()),
    }
    if not wish.phone:
        return Client.objects.create(location_id=actor.location_id, **values), True
    known = Client.objects.of(actor).with_phone(wish.phone).first()
    if known:
        return known, False
    try:
        with transaction.atomic():
            return Client.objects.create(location_id=actor.location_id, **values), True
    except IntegrityError:  # somebody else made the same client just now
        return Client.objects.of(actor).with_phone(wish.phone).get(), False
