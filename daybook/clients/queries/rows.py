"""The list of clients as plain values, phones masked for those from whom they are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from daybook.clients.models import Client, ClientQuerySet
from daybook.clients.rights import sees_phones
from daybook.shared.actor import Actor
from daybook.shared.phones import masked


class ClientRow(NamedTuple):
    """One client as the list tells it."""

    id: int
    name: str
    phone: str
    email: str
    comment: str
    created_at: datetime
    retired_at: datetime | None

    @property
    def is_retired(self) -> bool:
        """Whether they take no new bookings."""
        return self.retired_at is not None


def client_ground(actor: Actor) -> ClientQuerySet:
    """Every client of the location, retired ones too."""
    return Client.objects.of(actor)


def client_rows(ids: Sequence[int], actor: Actor) -> list[ClientRow]:
    """The rows of these clients, in the order of the ids."""
    values = Client.objects.of(actor).among(ids).values_list(*ClientRow._fields)
    found = {value[0]: ClientRow(*value) for value in values}
    rows = [found[number] for number in ids if number in found]
    return rows if sees_phones(actor) else [row._replace(phone=masked(row.phone)) for row in rows]
