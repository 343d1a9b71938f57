"""The list of clients as plain values, phones masked for those from whom they are hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from daybook.clients.models import Client, ClientQuerySet
from daybook.clients.queries.categories import titles_of_categories
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
    category_ids: Sequence[int]
    categories: tuple[str, ...] = ()

    @property
    def is_retired(self) -> bool:
        """Whether they take no new bookings."""
        return self.retired_at is not None


def client_ground(actor: Actor) -> ClientQuerySet:
    """Every client of the location, retired ones too; those whose personal data was erased are no persons any more."""
    return Client.objects.of(actor).not_erased()


def client_rows(ids: Sequence[int], actor: Actor) -> list[ClientRow]:
    """The rows of these clients, in the order of the ids."""
    values = list(Client.objects.of(actor).among(ids).values_list(*FIELDS))
    labelled = any(value[LABELS] for value in values)
    shown, titles = sees_phones(actor), titles_of_categories(actor) if labelled else {}
    found = {value[0]: _row(value, titles, shown=shown) for value in values}
    return [found[number] for number in ids if number in found]


def _row(value: tuple[Any, ...], titles: Mapping[int, str], *, shown: bool) -> ClientRow:
    row = ClientRow(*value)
    categories = tuple(titles[number] for number in row.category_ids if number in titles)
    return row._replace(phone=row.phone if shown else masked(row.phone), categories=categories)


FIELDS = tuple(field for field in ClientRow._fields if field != "categories")
LABELS = FIELDS.index("category_ids")
