"""A service stands on another shelf: its bookings are found under that one."""

from __future__ import annotations

from django.db import connection

from daybook.shared.actor import Actor
from daybook.shared.operations import operation

CHUNK = 2_000
RENEW = """
    WITH chunk AS (
      SELECT DISTINCT booking_id FROM bookings_line WHERE service_id = %(service)s AND booking_id > %(after)s
      ORDER BY booking_id LIMIT %(limit)s),
    renewed AS (
      UPDATE bookings_booking booking SET service_category_ids = told.ids
      FROM (SELECT line.booking_id, array_agg(DISTINCT service.category_id ORDER BY service.category_id) AS ids
            FROM chunk JOIN bookings_line line USING (booking_id)
            JOIN catalogue_service service ON service.id = line.service_id
            GROUP BY line.booking_id) AS told
      WHERE booking.id = told.booking_id AND booking.service_category_ids IS DISTINCT FROM told.ids)
    SELECT max(booking_id) FROM chunk
"""


@operation
def renew_service_categories(service_id: int, *, after: int = 0, actor: Actor) -> int | None:
    """Write anew on which shelves the next bookings with this service stand; the last's number, None at the end."""
    with connection.cursor() as cursor:
        cursor.execute(RENEW, {"service": service_id, "after": after, "limit": CHUNK})
        last: int | None = cursor.fetchone()[0]
    return last
