"""Pairs of cards that look alike, and of which somebody said that they are of two people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from daybook.cards.queries.doubles import CardShown, cards_shown
from daybook.clients.models import Client, TwoPeople
from daybook.shared.actor import Actor
from daybook.shared.paging import Cursors, Order, Page, Stretch, page_of

NEWEST_FIRST = Order("said", "said_at", descending=True)
PAGE_SIZE = 50


@dataclass(frozen=True)
class Said:
    """That two cards are of two people: who said so (empty: nobody's account), and when."""

    id: int
    one: CardShown
    other: CardShown
    by: str
    at: datetime


def count_of_two_people(actor: Actor) -> int:
    """How many pairs of the location were said to be two people."""
    return TwoPeople.objects.of(actor).count()


def two_people_page(actor: Actor, *, cursor: str) -> Page[Said]:
    """The pairs, the newest first; the page at the cursor."""
    pairs = TwoPeople.objects.of(actor)

    def read(stretch: Stretch) -> Sequence[tuple[datetime, int]]:
        found = pairs.filter(stretch.bound).order_by(*stretch.order_by)
        return list(found.values_list("said_at", "pk")[: stretch.limit])

    place = Cursors(NEWEST_FIRST, f"two people of {actor.location_id}")
    keys = page_of(read, place, cursor=cursor, size=PAGE_SIZE)
    rows = pairs.select_related("said_by").in_bulk([number for _said_at, number in keys.rows])
    return Page(_told([rows[number] for _said_at, number in keys.rows], actor), keys.before, keys.after)


def others_than(client: Client, actor: Actor) -> list[tuple[Said, CardShown]]:
    """Of whom it was said that they are somebody else than this client, the newest first, each with the other card."""
    rows = TwoPeople.objects.of(actor).select_related("said_by").filter(Q(one=client) | Q(other=client))
    told = _told(rows.order_by("-said_at", "-pk")[:PAGE_SIZE], actor)
    return [(said, said.other if said.one.id == client.pk else said.one) for said in told]


def _told(rows: Iterable[TwoPeople], actor: Actor) -> list[Said]:
    pairs = list(rows)
    shown = cards_shown({number for row in pairs for number in (row.one_id, row.other_id)}, actor)
    return [
        Said(row.pk, shown[row.one_id], shown[row.other_id], row.said_by.name if row.said_by else "", row.said_at)
        for row in pairs
    ]
