"""Taking back bookings that a file made: those that nobody has touched since go, and their rows may come again."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from daybook.bookings.steps.many import touch_visits
from daybook.bookings.steps.settle import Party, settle_visits
from daybook.shared.actor import Actor
from daybook.shared.channels import Channel
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import Comparison, asked_of, tell

# Arrays, so that rows are found by their keys whatever the database knows of the tables by then.
MADE = "ANY(ARRAY(SELECT made_id FROM staged))"
HOLD_CLIENTS = f"""
    SELECT id FROM clients_client WHERE location_id = %(location)s AND id = ANY(ARRAY(
      SELECT client_id FROM bookings_booking booking WHERE booking.id = {MADE})) ORDER BY id FOR NO KEY UPDATE
"""  # noqa: S608  own-sql: put together from constants of this file
HOLD_BOOKINGS = f"""
    SELECT id FROM bookings_booking WHERE location_id = %(location)s AND id = {MADE} ORDER BY id FOR UPDATE
"""  # noqa: S608  own-sql: put together from constants of this file
DELETED = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[booking.id::text, coalesce(person.name, '?'),
      to_char(booking.deleted_at AT TIME ZONE %(zone)s, 'DD.MM.YYYY HH24:MI')] AS words
    FROM staged JOIN bookings_booking booking ON booking.id = staged.made_id
    LEFT JOIN access_user person ON person.id = booking.deleted_by_id
    WHERE staged.verdict = 'ready' AND booking.deleted_at IS NOT NULL
"""
PAID = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[booking.id::text] AS words
    FROM staged JOIN bookings_booking booking ON booking.id = staged.made_id
    WHERE staged.verdict = 'ready' AND (booking.payments_count > 0 OR booking.paid <> 0)
"""
SAYS = "staff_id, client_id, starts_at, ends_at, status, comment, may_overlap, price, cost, category_ids"
# A booking that came to another visit, because of its neighbours, has not been touched by anybody.
CHANGED = f"""
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[booking.id::text, coalesce(last.name, '?'),
      coalesce(to_char(last.at AT TIME ZONE %(zone)s, 'DD.MM.YYYY HH24:MI'), '?')] AS words
    FROM staged JOIN bookings_booking booking ON booking.id = staged.made_id
    LEFT JOIN LATERAL (
      SELECT pgh_created_at, ROW({", ".join(f"event.{name}" for name in SAYS.split(", "))}) AS told
      FROM bookings_bookingevent event WHERE event.pgh_obj_id = booking.id ORDER BY event.pgh_id LIMIT 1
    ) AS first ON true
    LEFT JOIN LATERAL (
      SELECT change.at, person.name FROM (
        SELECT event.pgh_created_at AS at, event.by_user_id FROM bookings_bookingevent event
        WHERE event.pgh_obj_id = booking.id
          AND ROW({", ".join(f"event.{name}" for name in SAYS.split(", "))}) IS DISTINCT FROM first.told
        UNION ALL
        SELECT event.pgh_created_at, event.by_user_id FROM bookings_lineevent event
        WHERE event.booking_id = booking.id AND event.pgh_created_at > first.pgh_created_at
      ) AS change LEFT JOIN access_user person ON person.id = change.by_user_id ORDER BY change.at DESC LIMIT 1
    ) AS last ON true
    WHERE staged.verdict = 'ready' AND booking.version > 1 AND (last.at IS NOT NULL OR first.pgh_created_at IS NULL)
"""  # noqa: S608  own-sql: put together from constants of this file
TOUCHED = (
    Comparison("deleted_since", _("Booking %1$s was deleted by %2$s on %3$s."), DELETED, "kept"),
    Comparison("paid_since", _("Booking %1$s has payments; it stays."), PAID, "kept"),
    Comparison("touched_since", _("Booking %1$s was changed by %2$s on %3$s; it stays."), CHANGED, "kept"),
)
REMOVE = """
    UPDATE bookings_booking booking SET deleted_at = now(), deleted_by_id = %(user)s, deleted_through = %(channel)s,
      upload_key = NULL, changed_at = now(), version = version + 1
    FROM staged WHERE staged.verdict = 'ready' AND booking.id = staged.made_id AND booking.deleted_at IS NULL
    RETURNING booking.visit_id, booking.client_id, (booking.starts_at AT TIME ZONE %(zone)s)::date
"""
FREE_KEYS = """
    UPDATE bookings_booking booking SET upload_key = NULL FROM staged
    WHERE booking.id = staged.made_id AND booking.upload_key IS NOT NULL AND booking.deleted_at IS NOT NULL
"""


def take_back_bookings(upload: Upload, actor: Actor) -> None:
    """Delete the bookings of the rows laid out; those that were paid, changed or deleted since are kept and say why."""
    asked: dict[str, Any] = {**asked_of(upload, actor), "channel": Channel.UPLOAD.value}
    with connection.cursor() as cursor:
        cursor.execute(HOLD_CLIENTS, asked)
        cursor.execute(HOLD_BOOKINGS, asked)
    tell(TOUCHED, upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(REMOVE, asked)
        gone = cursor.fetchall()
        cursor.execute(FREE_KEYS, asked)
    touch_visits({visit_id for visit_id, _client, _day in gone}, actor)
    settle_visits({Party(client_id, 0, day) for _visit, client_id, day in gone if client_id}, actor=actor)
