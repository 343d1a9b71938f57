"""Giving the bookings of one client to another one, who is the same person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from daybook.bookings.steps.hold import hold_clients
from daybook.bookings.steps.settle import Party, settle_visits
from daybook.clients.rights import refusal_to_merge
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere, refuse
from daybook.shared.operations import operation

DAYS_AT_ONCE = 250
"""Days that are settled together."""
BY_INDEX = "SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)"
"""The planner does not know yet whose all these visits are now, and would read them all for each few days."""
DAYS_OF_BOTH = """
    SELECT day FROM (
      SELECT client_id, (starts_at AT TIME ZONE %(zone)s)::date AS day FROM bookings_booking
      WHERE location_id = %(location)s AND client_id IN (%(kept)s, %(gone)s) AND deleted_at IS NULL
      GROUP BY 1, 2
    ) theirs GROUP BY day HAVING count(*) = 2 ORDER BY day
"""
HOLD_BOOKINGS = """
    SELECT count(*) FROM (
      SELECT FROM bookings_booking
      WHERE location_id = %(location)s AND (client_id = %(gone)s OR (
        client_id = %(kept)s AND (starts_at AT TIME ZONE %(zone)s)::date = ANY(%(days)s::date[])))
      ORDER BY id FOR UPDATE
    ) held
"""
HOLD_VISITS = """
    SELECT count(*) FROM (
      SELECT FROM bookings_visit WHERE location_id = %(location)s AND (client_id = %(gone)s OR (
        client_id = %(kept)s AND day = ANY(%(days)s::date[])))
      ORDER BY id FOR UPDATE
    ) held
"""
MOVE_BOOKINGS = """
    UPDATE bookings_booking SET client_id = %(kept)s, version = version + 1, changed_at = now()
    WHERE location_id = %(location)s AND client_id = %(gone)s
"""
MOVE_VISITS = """
    UPDATE bookings_visit SET client_id = %(kept)s, version = version + 1
    WHERE location_id = %(location)s AND client_id = %(gone)s
"""


@operation
def give_bookings(gone_id: int, kept_id: int, *, actor: Actor) -> int:
    """Make every booking of the one client a booking of the other, deleted ones too, and say how many.

    A statement for each kind of row, none for a row, however many there are.

    On days on which both come, bookings that follow each other become one visit. Times, money and staff stay.
    """
    refuse(refusal_to_merge(actor))
    if hold_clients({gone_id, kept_id}, actor) != {gone_id, kept_id}:
        raise NotThere(_("There is no such client here."))
    place = Location.objects.get(pk=actor.location_id)
    asked: dict[str, Any] = {"location": place.pk, "zone": place.time_zone, "kept": kept_id, "gone": gone_id}
    with connection.cursor() as cursor:
        cursor.execute(DAYS_OF_BOTH, asked)
        days: list[date] = [day for (day,) in cursor]
        for statement in (HOLD_BOOKINGS, HOLD_VISITS):
            cursor.execute(statement, asked | {"days": days})
        cursor.execute(MOVE_BOOKINGS, asked)
        moved: int = cursor.rowcount
        cursor.execute(MOVE_VISITS, asked)
        cursor.execute(BY_INDEX)
    for begin in range(0, len(days), DAYS_AT_ONCE):
        settle_visits({Party(kept_id, 0, day) for day in days[begin : begin + DAYS_AT_ONCE]}, actor=actor)
    return moved
