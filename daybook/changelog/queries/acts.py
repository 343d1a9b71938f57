"""Which acts match a question: one page of them, and how many there are.

An act is all that one transaction did for one actor. Counting comes first, up to a cap, as in every list: few are read
whole and sorted, many are walked in the order of an index (docs/decisions/0012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value

from daybook.access.models import User
from daybook.bookings.rights import sees_every_booking
from daybook.changelog.choices import OF_A_BOOKING, THING
from daybook.changelog.models import Change
from daybook.changelog.rights import visible
from daybook.shared.actor import Actor
from daybook.shared.history import event_rows
from daybook.shared.listing.found import COUNTED, FEW, SECONDS_FOR_COUNT, SECONDS_FOR_PAGE
from daybook.shared.paging import Cursors, Key, Order, Page, Stretch, page_of
from daybook.shared.patience import patiently

NEWEST_FIRST = Order("newest", "sorted_by", descending=True, number="act")
PAGE_SIZE = 50
COUNTED_WITHIN_LIMITS = 200
"""How far the count goes for somebody limited to some bookings: each change costs them a look into history."""
UNINDEXED = ExpressionWrapper(F("at") + Value(timedelta(0)), output_field=DateTimeField())
"""The same moments in a form that no index has: the planner then reads what matches and sorts it."""
AUTHORS = """
    WITH RECURSIVE author AS (
        (SELECT by_user_id FROM changelog_change WHERE location_id = %(location)s AND by_user_id IS NOT NULL
         ORDER BY by_user_id LIMIT 1)
        UNION ALL
        SELECT (SELECT by_user_id FROM changelog_change
                WHERE location_id = %(location)s AND by_user_id > author.by_user_id ORDER BY by_user_id LIMIT 1)
        FROM author WHERE author.by_user_id IS NOT NULL
    )
    SELECT by_user_id FROM author WHERE by_user_id IS NOT NULL
"""
"""Jumps along the index from one author to the next: as many steps as there are authors, however many changes."""


@dataclass(frozen=True)
class Found:
    """One page of acts by moment and number, and how many match: exact up to `counted_to`, one more means more."""

    total: int
    counted_to: int
    page: Page[Key]


def matching(conditions: Sequence[Q], actor: Actor) -> QuerySet[Change]:
    """The changes that match and that the actor may know of."""
    return visible(Change.objects.of(actor), actor).filter(*conditions)


def find(conditions: Sequence[Q], cursors: Cursors, *, cursor: str, actor: Actor) -> Found:
    """One page of acts and the capped count; raises `TooSlow` rather than keep the person waiting."""
    rows = matching(conditions, actor)
    counted_to = COUNTED if sees_every_booking(actor) else COUNTED_WITHIN_LIMITS

    def read(stretch: Stretch) -> Sequence[Key]:
        placed = rows.annotate(sorted_by=UNINDEXED if total <= min(FEW, counted_to) else F("at"))
        acts = placed.filter(stretch.bound).order_by(*stretch.order_by).values_list("sorted_by", "act").distinct()
        return list(acts[: stretch.limit])

    with patiently(SECONDS_FOR_PAGE):
        total = _acts(rows)[: counted_to + 1].count()
        page = page_of(read, cursors, cursor=cursor, size=PAGE_SIZE) if total else Page([])
    return Found(total, counted_to, page)


def exact_count(conditions: Sequence[Q], actor: Actor) -> int:
    """How many acts match, however many; raises `TooSlow` where that cannot be said in time."""
    with patiently(SECONDS_FOR_COUNT):
        return _acts(matching(conditions, actor)).count()


def _acts(rows: QuerySet[Change]) -> QuerySet[Change, tuple[object, int]]:
    return rows.order_by("-at", "-act").values_list("at", "act").distinct()


def authors(actor: Actor) -> dict[int, str]:
    """Everybody who ever changed something at the location, by their names."""
    with connection.cursor() as cursor:
        cursor.execute(AUTHORS, {"location": actor.location_id})
        ids = [number for (number,) in cursor.fetchall()]
    return dict(User.objects.filter(pk__in=ids).order_by("name", "pk").values_list("pk", "name"))


def moments_of(thing: str, number: int, actor: Actor) -> Q:
    """That a change tells of this one thing, a booking with all that belongs to it."""
    told = sorted(OF_A_BOOKING) if thing == "booking" else [thing]
    moments = {moment for name in told for moment in _moments(name, thing, number, actor)}
    return Q(at__in=moments, thing__in=told)


def _moments(name: str, of: str, number: int, actor: Actor) -> QuerySet[Change, object]:
    part_of = THING[name].part_of
    column = part_of[1] if part_of and part_of[0] == of else "pgh_obj_id"
    rows = event_rows(THING[name].event).filter(**{column: number})
    if name != "label":  # its rows do not say their location; whoever is told of them sees the booking
        rows = rows.filter(location_id=actor.location_id)
    return rows.values_list("pgh_created_at", flat=True)
