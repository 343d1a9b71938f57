"""The labels of a location's clients."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F

from daybook.clients.models import ClientCategory
from daybook.shared.actor import Actor
from daybook.shared.tenancy import LocationQuerySet

COUNT = """
    SELECT label, count(*) FROM clients_client CROSS JOIN unnest(category_ids) AS label
    WHERE location_id = %s AND category_ids && %s::bigint[] GROUP BY label
"""


@dataclass(frozen=True)
class CategoryRow:
    """One label as the list of labels tells it."""

    id: int
    title: str
    color: str
    clients: int
    retired_at: datetime | None

    @property
    def is_retired(self) -> bool:
        """Whether clients are no longer given it."""
        return self.retired_at is not None


@dataclass(frozen=True)
class CategoryShown:
    """A label as it is drawn and offered."""

    id: int
    title: str
    color: str
    is_retired: bool


def titles_of_categories(actor: Actor) -> dict[int, str]:
    """Every label by its number, retired ones too, in the order of the list."""
    return {each.id: each.title for each in categories_of(actor)}


def categories_of(actor: Actor, *, only: Collection[int] | None = None) -> list[CategoryShown]:
    """The labels of the location, or `only` these: those in use by title, then the retired ones."""
    rows: LocationQuerySet[ClientCategory] = ClientCategory.objects.of(actor)
    if only is not None:
        rows = rows.filter(pk__in=only)
    ordered = rows.order_by(F("retired_at").asc(nulls_first=True), "folded_title", "pk")
    return [CategoryShown(each.pk, each.title, each.color, each.retired_at is not None) for each in ordered]


def offered_to(actor: Actor, *, having: Collection[int] = ()) -> list[CategoryShown]:
    """The labels that a client may be given, and those of them that they have already."""
    return [each for each in categories_of(actor) if not each.is_retired or each.id in set(having)]


def category_of(category_id: int, actor: Actor) -> ClientCategory | None:
    """The label of this number at the actor's location."""
    return ClientCategory.objects.of(actor).filter(pk=category_id).first()


def category_ground(actor: Actor) -> LocationQuerySet[ClientCategory]:
    """Every label of the location, retired ones too."""
    return ClientCategory.objects.of(actor)


def category_rows(ids: Sequence[int], actor: Actor) -> list[CategoryRow]:
    """The rows of these labels, in the order of the ids."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [actor.location_id, list(ids)])
        counted = dict(cursor.fetchall())
    found = {row.pk: row for row in ClientCategory.objects.of(actor).filter(pk__in=ids)}
    rows = [found[number] for number in ids if number in found]
    return [CategoryRow(row.pk, row.title, row.color, counted.get(row.pk, 0), row.retired_at) for row in rows]
