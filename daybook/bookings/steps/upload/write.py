"""Writing the rows that are laid out and held: visits, bookings and lines, each kind in one statement."""

from __future__ import annotations

from typing import Any

from django.db import connection

from daybook.bookings.rules.refusals import TimeTaken
from daybook.bookings.steps.many import touch_visits
from daybook.bookings.steps.races import races_refused
from daybook.bookings.steps.settle import Party, settle_visits
from daybook.bookings.steps.upload.chunk import hold_and_compare
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.uploads.models import Upload
from daybook.uploads.rules import RaceLost
from daybook.uploads.steps.comparisons import asked_of

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
      JOIN bookings_visit visit ON visit.client_id = wanted.client_id
        AND visit.day BETWEEN wanted.day - 1 AND wanted.day + 1
      JOIN bookings_booking booking ON booking.visit_id = visit.id AND booking.client_id = wanted.client_id
        AND booking.location_id = %(location)s AND booking.deleted_at IS NULL AND {DAY_OF}
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


def write_bookings(upload: Upload, actor: Actor) -> None:
    """Make what is still ready of the rows laid out; `RaceLost` where somebody else takes a time at this moment."""
    try:
        with races_refused():
            hold_and_compare(upload, actor)
            _write(upload, actor)
    except TimeTaken as lost:
        raise RaceLost(str(lost)) from lost


def _write(upload: Upload, actor: Actor) -> None:
    place = Location.objects.get(pk=actor.location_id)
    values: dict[str, Any] = {
        **asked_of(upload, actor),
        "interval": f"{place.visit_interval_minutes} minutes",
        "name": upload.name,
        "user": upload.created_by_id,
        "channel": Channel.UPLOAD.value,
    }
    with connection.cursor() as cursor:
        for statement in (GATHER_VISITS, MAKE_VISITS, MAKE_BOOKINGS):
            cursor.execute(statement, values)
    _join_visits(actor)


def _join_visits(actor: Actor) -> None:
    """Visits that took bookings in have changed; a booking between two visits makes them one."""
    with connection.cursor() as cursor:
        cursor.execute(GROWN_VISITS)
        touch_visits({visit_id for (visit_id,) in cursor.fetchall()}, actor)
        cursor.execute(MEETING_VISITS)
        meeting = cursor.fetchall()
    settle_visits({Party(client_id, 0, day) for client_id, day in meeting}, actor=actor)
