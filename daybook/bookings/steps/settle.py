"""Keeping bookings that follow each other in one visit, and the others apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from daybook.bookings.models import Booking, Visit
from daybook.bookings.rules.visits import Span, visits_among
from daybook.bookings.steps.many import touch_visits
from daybook.locations.models import Location
from daybook.shared.actor import Actor

LIVE = """
    SELECT id, visit_id, client_id, starts_at, ends_at, (starts_at AT TIME ZONE %(zone)s)::date
    FROM bookings_booking
    WHERE location_id = %(location)s AND deleted_at IS NULL
      AND (client_id = ANY(%(clients)s) OR (client_id IS NULL AND visit_id = ANY(%(visits)s)))
      AND (%(days)s::date[] IS NULL OR (starts_at AT TIME ZONE %(zone)s)::date = ANY(%(days)s::date[]))
"""
MOVE = """
    UPDATE bookings_booking booking SET visit_id = moved.visit_id, version = version + 1, changed_at = now()
    FROM unnest(%s::bigint[], %s::bigint[]) AS moved (id, visit_id) WHERE booking.id = moved.id
"""
PLACE = """
    UPDATE bookings_visit visit SET client_id = placed.client_id, day = placed.day, version = version + 1
    FROM unnest(%s::bigint[], %s::bigint[], %s::date[]) AS placed (id, client_id, day)
    WHERE visit.id = placed.id AND (visit.client_id, visit.day) IS DISTINCT FROM (placed.client_id, placed.day)
"""


@dataclass
class Group:
    """Live bookings that make one visit, and the visit they had each; `visit_id` is the one they end up in."""

    client_id: int | None
    day: date
    bookings: list[tuple[int, int]]
    visit_id: int = 0


def settle_visits(
    client_ids: Collection[int],
    *,
    actor: Actor,
    visit_ids: Collection[int] = (),
    days: Collection[date] | None = None,
) -> None:
    """Give each group of live bookings that follow each other one visit, for these clients on these days (all: None).

    Bookings without a client follow each other within their visit alone: name those visits. The caller holds the
    clients (`steps.hold`). Visits left without any booking vanish; each visit that changes counts it.
    """
    groups = _groups(client_ids, visit_ids, days, actor)
    _keep_visits(groups)
    _make_missing_visits(groups, actor)
    moved = [(booking, was, group) for group in groups for booking, was in group.bookings if was != group.visit_id]
    with connection.cursor() as cursor:
        if moved:
            cursor.execute(MOVE, [[booking for booking, _, _ in moved], [group.visit_id for _, _, group in moved]])
        columns = ([g.visit_id for g in groups], [g.client_id for g in groups], [g.day for g in groups])
        cursor.execute(PLACE, columns)
    left = {was for _, was, _ in moved}
    touch_visits(left | {group.visit_id for _, _, group in moved}, actor)
    remove_empty_visits(left, actor)


def remove_empty_visits(ids: Iterable[int], actor: Actor) -> None:
    """Remove those of these visits that no booking, live or deleted, refers to."""
    has_bookings = Exists(Booking.objects.of(actor).filter(visit_id=OuterRef("pk")))
    empty = Visit.objects.of(actor).filter(~has_bookings, pk__in=list(ids))
    empty._raw_delete(empty.db)


def _groups(
    client_ids: Collection[int], visit_ids: Collection[int], days: Collection[date] | None, actor: Actor
) -> list[Group]:
    place = Location.objects.get(pk=actor.location_id)
    values: dict[str, Any] = {
        "zone": place.time_zone,
        "location": place.pk,
        "clients": list(client_ids),
        "visits": list(visit_ids),
        "days": None if days is None else list(days),
    }
    parties: dict[tuple[int | None, int, date], list[Span]] = defaultdict(list)
    visit_of: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(LIVE, values)
        for booking, visit, client, starts_at, ends_at, day in cursor:
            parties[client, 0 if client else visit, day].append(Span(starts_at, ends_at, booking))
            visit_of[booking] = visit
    interval = timedelta(minutes=place.visit_interval_minutes)
    return [
        Group(client, day, [(booking, visit_of[booking]) for booking in chosen])
        for (client, _visit, day), spans in sorted(parties.items(), key=lambda party: party[0][1:])
        for chosen in visits_among(spans, interval)
    ]


def _keep_visits(groups: list[Group]) -> None:
    """A visit stays with the group of its first booking; of several visits that come together the oldest stays."""
    homes: dict[int, Group] = {}
    for group in groups:
        for _booking, visit in group.bookings:
            homes.setdefault(visit, group)
    for visit, group in sorted(homes.items(), reverse=True):
        group.visit_id = visit


def _make_missing_visits(groups: list[Group], actor: Actor) -> None:
    homeless = [group for group in groups if not group.visit_id]
    made = Visit.objects.bulk_create(
        Visit(location_id=actor.location_id, client_id=group.client_id, day=group.day) for group in homeless
    )
    for group, visit in zip(homeless, made, strict=True):
        group.visit_id = visit.pk


def local_day(moment: datetime, actor: Actor) -> date:
    """The day that it is at the actor's location at this moment."""
    return moment.astimezone(actor.zone).date()
