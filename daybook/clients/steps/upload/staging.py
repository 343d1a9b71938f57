"""A client in a row of a file, as it is laid out beside the others."""

from __future__ import annotations

from daybook.clients.wishes import ClientIn
from daybook.shared.actor import Actor
from daybook.shared.sheets.frames import quoted
from daybook.shared.sheets.near import folded
from daybook.uploads.steps.staging import digest_of

FACTS = {"given_id": "bigint", "name": "text", "phone": "text", "email": "text", "comment": "text"}
INDEX = "CREATE INDEX ON staged (phone)"


def row_key(client: ClientIn, actor: Actor) -> str:
    """What makes it the same client whenever the row is brought in: phone and name, without a phone all of it."""
    said = (folded(client.name), client.phone) if client.phone else (client.name, client.email, client.comment)
    return digest_of("\0".join([str(actor.location_id), *said]))


def wish_of(client: ClientIn) -> str:
    """Everything that a good row becomes, as JSON."""
    return (
        f'{{"name":{quoted(client.name)},"phone":"{client.phone}","email":{quoted(client.email)},'
        f'"comment":{quoted(client.comment)}}}'
    )
