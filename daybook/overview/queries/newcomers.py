"""Which bookings are of new clients: the first of theirs at the location that was not cancelled, whoever looks."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models.functions import TruncDate

from daybook.overview.queries.ground import Asked, bookings_of
from daybook.shared.actor import Actor

# Of each client only the earliest of these bookings can be their first. The planner then chooses: for few clients
# it looks each of them up, for many it reads the location's earlier bookings once.
STATEMENT = """
    WITH asked AS MATERIALIZED ({rows}),
    earliest AS MATERIALIZED (
      SELECT DISTINCT ON (client_id) client_id, staff_id, day, starts_at, id FROM asked
      WHERE client_id IS NOT NULL ORDER BY client_id, starts_at, id
    ), newcomers AS (
      SELECT mine.staff_id, mine.day FROM earliest mine WHERE NOT EXISTS (
        SELECT FROM bookings_booking other
        WHERE other.client_id = mine.client_id AND other.location_id = %s AND other.deleted_at IS NULL
          AND (other.starts_at, other.id) < (mine.starts_at, mine.id))
    )
    SELECT staff_id, day, sum(bookings)::int, sum(firsts)::int FROM (
      SELECT staff_id, day, count(*) AS bookings, 0 AS firsts FROM asked WHERE client_id IS NOT NULL GROUP BY 1, 2
      UNION ALL
      SELECT staff_id, day, 0, count(*) FROM newcomers GROUP BY 1, 2
    ) told GROUP BY 1, 2
"""


class Visitors(NamedTuple):
    """Bookings of clients, on one day with one staff member: how many, and how many of them were a client's first."""

    staff_id: int
    day: date
    bookings: int
    new: int

    @property
    def returning(self) -> int:
        """How many were of clients who had been booked before."""
        return self.bookings - self.new


def visitors(asked: Asked, actor: Actor) -> list[Visitors]:
    """The bookings that are not cancelled and have a client, by staff member and day."""
    rows = bookings_of(asked, actor).not_cancelled().annotate(day=TruncDate("starts_at", tzinfo=actor.zone))
    told = rows.order_by().values("id", "client_id", "staff_id", "starts_at", "day")
    sql, parameters = told.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(rows=sql), [*parameters, actor.location_id])
        return [Visitors._make(row) for row in cursor.fetchall()]
