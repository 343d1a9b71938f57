"""Writing the rows that are laid out and held: visits, bookings and lines, each kind in one statement."""

from __future__ import annotations

from typing import Any

from django.db import connection

from daybook.bookings.steps.many import touch_visits
from daybook.bookings.steps.settle import Party, settle_visits
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.uploads.models import Upload

DAY_OF = """
    booking.starts_at >= wanted.day::timestamp AT TIME ZONE %(zone)s
      AND booking.starts_at < (wanted.day + 1)::timestamp AT TIME ZONE %(zone)s
"""
GATHER_VISITS = f"""
    DROP TABLE IF EXISTS pg_temp.gathered;
    CREATE TEMP TABLE gathered ON COMMIT DROP AS
    WITH spans AS (
      SELECT number, NULL::bigint AS booking_id, NULL::bigint AS visit_id, client_id, day, starts_at, ends_at
      FROM staged WHERE verdict = 'ready'
      UNION ALL
      SELECT NULL, booking.id, booking.visit_id, wanted.client_id, wanted.day, booking.starts_at, booking.ends_at
      FROM (SELECT DISTINCT client_id, day FROM staged WHERE verdict = 'ready') AS wanted
      JOIN bookings_booking booking ON booking.client_id = wanted.client_id AND booking.location_id = %(location)s
        AND booking.deleted_at IS NULL AND {DAY_OF}
    ), edges AS (
      SELECT *, CASE WHEN starts_at - max(ends_at) OVER (
        PARTITION BY client_id, day ORDER BY starts_at, booking_id, number
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) <= %(interval)s THEN 0 ELSE 1 END AS begins
      FROM spans
    ), placed AS (
      SELECT *, sum(begins) OVER (PARTITION BY client_id, day ORDER BY starts_at, booking_id, number) AS place
      FROM edges
    ), visits AS (
      SELECT client_id, day, place, min(visit_id) AS old_id, count(DISTINCT visit_id) > 1 AS meet FROM placed
      GROUP BY client_id, day, place
    )
    SELECT placed.number, visits.client_id, visits.day, visits.old_id, visits.meet, visits.place
    FROM visits JOIN placed USING (client_id, day, place) WHERE placed.number IS NOT NULL
"""  # noqa: S608  own-sql: put together from constants of this file
MAKE_VISITS = """
    WITH missing AS (
      SELECT client_id, day, place, nextval(pg_get_serial_sequence('bookings_visit', 'id')) AS id
      FROM (SELECT DISTINCT client_id, day, place FROM gathered WHERE old_id IS NULL ORDER BY 1, 2, 3) AS new
    ), made AS (
      INSERT INTO bookings_visit (id, location_id, client_id, day) SELECT id, %(location)s, client_id, day FROM missing
    )
    UPDATE staged SET visit_id = coalesce(gathered.old_id, missing.id)
    FROM gathered LEFT JOIN missing USING (client_id, day, place) WHERE gathered.number = staged.number
"""
MAKE_BOOKINGS = """
    UPDATE staged SET made_id = nextval(pg_get_serial_sequence('bookings_booking', 'id')) WHERE verdict = 'ready';
    INSERT INTO bookings_booking (id, location_id, visit_id, staff_id, client_id, starts_at, ends_at, status, comment,
      may_overlap, is_online, source_name, created_at, created_by_id, created_through, upload_id, upload_key,
      price, cost, service_ids, service_category_ids)
    SELECT made_id, %(location)s, visit_id, staff_id, client_id, starts_at, ends_at, status, comment,
      may_overlap, false, %(name)s, coalesce(created_at, now()), %(user)s, %(channel)s, %(upload)s, key,
      price, cost, service_ids, service_category_ids
    FROM staged WHERE verdict = 'ready' ORDER BY number;
    INSERT INTO bookings_line (location_id, booking_id, service_id, place, price, discount, cost)
    SELECT %(location)s, made_id, (line.told->>0)::bigint, line.place - 1, (line.told->>1)::numeric,
      (line.told->>2)::numeric, (line.told->>3)::numeric
    FROM staged CROSS JOIN jsonb_array_elements(lines) WITH ORDINALITY AS line (told, place)
    WHERE verdict = 'ready' ORDER BY number, line.place
"""
GROWN_VISITS = "SELECT DISTINCT old_id FROM gathered WHERE old_id IS NOT NULL"
MEETING_VISITS = "SELECT DISTINCT client_id, day FROM gathered WHERE meet"
KEEP_VERDICTS = """
    UPDATE uploads_uploadrow kept SET problems = staged.problems, made_id = staged.made_id,
      verdict = CASE staged.verdict WHEN 'ready' THEN 'made' ELSE staged.verdict END,
      wish = CASE staged.verdict WHEN 'ready' THEN NULL ELSE kept.wish END
    FROM staged WHERE kept.upload_id = %(upload)s AND kept.number = staged.number
"""
COUNT = """
    SELECT count(*) FILTER (WHERE verdict = 'ready'), count(*) FILTER (WHERE verdict = 'there'),
      count(*) FILTER (WHERE verdict = 'refused'), coalesce(max(number), 0) FROM staged
"""


def write_laid_out(upload: Upload, actor: Actor) -> tuple[int, int, int, int]:
    """Write them, keep their verdicts; how many were made, found there, refused, and the last row's number."""
    place = Location.objects.get(pk=actor.location_id)
    values: dict[str, Any] = {
        "location": place.pk,
        "zone": place.time_zone,
        "interval": f"{place.visit_interval_minutes} minutes",
        "name": upload.name,
        "user": upload.created_by_id,
        "channel": Channel.UPLOAD.value,
        "upload": upload.pk,
    }
    with connection.cursor() as cursor:
        for statement in (GATHER_VISITS, MAKE_VISITS, MAKE_BOOKINGS, KEEP_VERDICTS):
            cursor.execute(statement, values)
        _join_visits(actor)
        cursor.execute(COUNT)
        made, there, refused, last = cursor.fetchone()
    return made, there, refused, last


def _join_visits(actor: Actor) -> None:
    """Visits that took bookings in have changed; a booking between two visits makes them one."""
    with connection.cursor() as cursor:
        cursor.execute(GROWN_VISITS)
        touch_visits({visit_id for (visit_id,) in cursor.fetchall()}, actor)
        cursor.execute(MEETING_VISITS)
        meeting = cursor.fetchall()
    settle_visits({Party(client_id, 0, day) for client_id, day in meeting}, actor=actor)
