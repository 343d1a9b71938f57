"""Deleting a client whom nothing refers to."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daybook.bookings.models import Booking, Visit
from daybook.clients import rights
from daybook.clients.models import Client
from daybook.clients.queries.held import held_for_good
from daybook.shared.actor import Actor
from daybook.shared.errors import DomainError, refuse
from daybook.shared.operations import operation
from daybook.uploads.steps.still import refuse_while_writing


class InUse(DomainError):
    """Bookings refer to the client, deleted ones count too: such a client is retired, or erased, and stays."""

    code = "in_use"


@operation
def delete_client(client_id: int, *, version: int | None = None, actor: Actor) -> str:
    """Remove the client's card, and give its name; `InUse` where there are bookings of theirs, deleted ones too."""
    refuse(rights.refusal_to_delete(actor))
    refuse_while_writing(actor)
    client = held_for_good([(client_id, version)], actor)[client_id]
    theirs = (model.objects.of(actor).filter(client_id=client_id) for model in (Booking, Visit))
    if any(rows.exists() for rows in theirs):
        raise InUse(
            _("There are bookings of %(name)s, so the card stays. Retire the client instead.") % {"name": client.name}
        )
    rows = Client.objects.of(actor).filter(pk=client_id)
    rows._raw_delete(rows.db)
    return client.name
