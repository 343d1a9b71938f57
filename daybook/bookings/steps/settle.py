"""Keeping bookings that follow each other in one visit, and the others apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef

from daybook.bookings.models import Booking, Visit
from daybook.bookings.rules.visits import Span, visits_among
from daybook.bookings.steps.many import touch_visits
from daybook.locations.models import Location
from daybook.shared.actor import Actor

# Bookings are found by their visits, of which a client has few on a day: somebody may have come ten thousand times. A
# booking that has just been moved is still in a visit of its old party, which is named as well.
LIVE = """
    WITH named AS MATERIALIZED (SELECT * FROM unnest(%(clients)s::bigint[], %(days)s::date[]) AS party (client_id, day))
    SELECT id, visit_id, client_id, starts_at, ends_at, (starts_at AT TIME ZONE %(zone)s)::date
    FROM bookings_booking
    WHERE location_id = %(location)s AND deleted_at IS NULL
      AND (client_id, (starts_at AT TIME ZONE %(zone)s)::date) IN (SELECT client_id, day FROM named)
      AND visit_id = ANY(ARRAY(
        SELECT visit.id FROM named JOIN bookings_visit visit ON visit.client_id = named.client_id
          AND visit.day BETWEEN named.day - 1 AND named.day + 1
        UNION SELECT unnest(%(visits)s::bigint[])))
    UNION ALL
    SELECT id, visit_id, client_id, starts_at, ends_at, (starts_at AT TIME ZONE %(zone)s)::date
    FROM bookings_booking
    WHERE location_id = %(location)s AND deleted_at IS NULL AND client_id IS NULL AND visit_id = ANY(%(visits)s)
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


class Party(NamedTuple):
    """Whose bookings of which day follow each other: a client's, or, where nobody is named, those of one visit.

    `visit_id` is the visit that the named booking is in; 0 where the client's visits of that day are all there is.
    """

    client_id: int | None
    visit_id: int
    day: date


def party_of(booking: Booking, actor: Actor) -> Party:
    """The party that a booking belongs to as it is now."""
    day = booking.starts_at.astimezone(actor.zone).date()
    return Party(booking.client_id, booking.visit_id, day)


@dataclass
class Group:
    """Live bookings that make one visit, and the visit they had each; `visit_id` is the one they end up in."""

    client_id: int | None
    day: date
    bookings: list[tuple[int, int]]
    visit_id: int = 0


def settle_visits(parties: Collection[Party], *, actor: Actor) -> None:
    """Give each group of live bookings that follow each other one visit, for these parties.

    Name the parties that the changed bookings belonged to before and those they belong to now; hold their clients
    (`steps.hold`). Visits left without any booking vanish; each visit that changes counts it.
    """
    if not parties:
        return
    groups = _groups(parties, actor)
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
    empty = Visit.objects.of(actor).among(list(ids)).filter(~has_bookings)
    empty._raw_delete(empty.db)


def _groups(parties: Collection[Party], actor: Actor) -> list[Group]:
    place = Location.objects.get(pk=actor.location_id)
    of_clients = {(party.client_id, party.day) for party in parties if party.client_id}
    values: dict[str, Any] = {
        "zone": place.time_zone,
        "location": place.pk,
        "clients": [client_id for client_id, _day in of_clients],
        "days": [day for _client_id, day in of_clients],
        "visits": list({party.visit_id for party in parties if party.visit_id}),
    }
    spans: dict[Party, list[Span]] = defaultdict(list)
    visit_of: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(LIVE, values)
        for booking, visit, client, starts_at, ends_at, day in cursor:
            spans[Party(client, 0 if client else visit, day)].append(Span(starts_at, ends_at, booking))
            visit_of[booking] = visit
    interval = timedelta(minutes=place.visit_interval_minutes)
    return [
        Group(party.client_id, party.day, [(booking, visit_of[booking]) for booking in chosen])
        for party in sorted(spans, key=lambda party: (party.visit_id, party.day))
        for chosen in visits_among(spans[party], interval)
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
