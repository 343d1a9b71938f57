"""Whether what bookings repeat is what their lines, payments and categories say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

COMPARE = """
WITH lines AS (
  SELECT line.booking_id, sum(line.price * line.amount) AS price, sum(line.cost) AS cost,
         array_agg(line.service_id ORDER BY line.place, line.id) AS service_ids,
         array_agg(DISTINCT service.category_id ORDER BY service.category_id) AS service_category_ids
  FROM bookings_line line JOIN catalogue_service service ON service.id = line.service_id
  WHERE %(location)s::bigint IS NULL OR line.location_id = %(location)s
  GROUP BY line.booking_id
), payments AS (
  SELECT booking_id, sum(CASE kind WHEN 'refund' THEN -amount ELSE amount END) AS paid, count(*) AS payments_count
  FROM payments_payment
  WHERE %(location)s::bigint IS NULL OR location_id = %(location)s
  GROUP BY booking_id
), categories AS (
  SELECT booking_id, array_agg(category_id ORDER BY category_id) AS category_ids
  FROM bookings_bookingcategorylink GROUP BY booking_id
)
SELECT booking.id, differing.field, differing.stored, differing.source
FROM bookings_booking booking
LEFT JOIN lines ON lines.booking_id = booking.id
LEFT JOIN payments ON payments.booking_id = booking.id
LEFT JOIN categories ON categories.booking_id = booking.id
CROSS JOIN LATERAL (VALUES
  ('price', booking.price::text, coalesce(lines.price, 0)::numeric(12, 2)::text),
  ('cost', booking.cost::text, coalesce(lines.cost, 0)::numeric(12, 2)::text),
  ('paid', booking.paid::text, coalesce(payments.paid, 0)::numeric(12, 2)::text),
  ('payments_count', booking.payments_count::text, coalesce(payments.payments_count, 0)::text),
  ('service_ids', booking.service_ids::text, coalesce(lines.service_ids, '{}')::text),
  ('service_category_ids', (SELECT coalesce(array_agg(id ORDER BY id), '{}')
                            FROM unnest(booking.service_category_ids) AS id)::text,
   coalesce(lines.service_category_ids, '{}')::text),
  ('category_ids', (SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM unnest(booking.category_ids) AS id)::text,
   coalesce(categories.category_ids, '{}')::text)
) AS differing (field, stored, source)
WHERE (%(location)s::bigint IS NULL OR booking.location_id = %(location)s) AND differing.stored <> differing.source
ORDER BY booking.id, differing.field
"""


@dataclass(frozen=True)
class WrongSum:
    """One field of one booking that differs from its source rows; both as text."""

    booking_id: int
    field: str
    stored: str
    source: str


def wrong_sums(location_id: int | None = None) -> Iterator[WrongSum]:
    """Every difference at the location, or everywhere; compared in the database, so only differences are read."""
    with connection.cursor() as cursor:
        cursor.execute(COMPARE, {"location": location_id})
        while rows := cursor.fetchmany(1000):
            yield from (WrongSum(*row) for row in rows)
