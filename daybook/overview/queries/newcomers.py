"""Which bookings are of new clients: the first of theirs at the location that was not cancelled, whoever looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from daybook.overview.queries.ground import Asked, bookings_of, piece_number
from daybook.shared.actor import Actor
from daybook.shared.periods import Period

# Of each client only the earliest of these bookings can be their first. Whether there was one before is asked client
# by client, by a subquery that gives a value: the planner would make of an EXISTS a join with all of the location.
STATEMENT = """
    WITH asked AS MATERIALIZED ({rows}),
    earliest AS MATERIALIZED (
      SELECT DISTINCT ON (client_id) client_id, staff_id, number, starts_at, id FROM asked
      WHERE client_id IS NOT NULL ORDER BY client_id, starts_at, id
    ), newcomers AS (
      SELECT mine.staff_id, mine.number FROM earliest mine WHERE (
        SELECT other.id FROM bookings_booking other
        WHERE other.client_id = mine.client_id AND other.location_id = %s AND other.deleted_at IS NULL
          AND (other.starts_at, other.id) < (mine.starts_at, mine.id) LIMIT 1) IS NULL
    )
    SELECT staff_id, number, sum(bookings)::int, sum(firsts)::int FROM (
      SELECT staff_id, number, count(*) AS bookings, 0 AS firsts FROM asked WHERE client_id IS NOT NULL GROUP BY 1, 2
      UNION ALL
      SELECT staff_id, number, 0, count(*) FROM newcomers GROUP BY 1, 2
    ) told GROUP BY 1, 2
"""


class Visitors(NamedTuple):
    """Bookings of clients with one staff member in one piece: how many, and how many of them were a client's first."""

    staff_id: int
    piece: Period
    bookings: int
    new: int

    @property
    def returning(self) -> int:
        """How many were of clients who had been booked before."""
        return self.bookings - self.new


def visitors(asked: Asked, actor: Actor, pieces: Sequence[Period] = ()) -> list[Visitors]:
    """The bookings that are not cancelled and have a client, by staff member and piece (none: the whole)."""
    parts = pieces or [asked.period]
    rows = bookings_of(asked, actor).not_cancelled().annotate(number=piece_number(parts, actor))
    told = rows.order_by().values("id", "client_id", "staff_id", "starts_at", "number")
    sql, parameters = told.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(rows=sql), [*parameters, actor.location_id])
        found = cursor.fetchall()
    return [Visitors(staff_id, parts[number - 1], *numbers) for staff_id, number, *numbers in found]
