"""Making the staff members whose rows are laid out, with the positions that are missing."""

from __future__ import annotations

from django.db import connection

from daybook.shared.actor import Actor
from daybook.staff.steps.upload.comparisons import THERE
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import asked_of, tell

WISH_COLUMNS = "name text, position text"
HOLD = "SELECT id FROM staff_position WHERE location_id = %(location)s ORDER BY id FOR SHARE"
MAKE_POSITIONS = """
    INSERT INTO staff_position (location_id, title, upload_id)
    SELECT DISTINCT ON (daybook_fold(position)) %(location)s, position, %(upload)s FROM staged
    WHERE verdict = 'ready' AND NOT position = '' AND NOT EXISTS (SELECT FROM staff_position there
      WHERE there.location_id = %(location)s AND daybook_fold(there.title) = daybook_fold(staged.position))
    ORDER BY daybook_fold(position), number ON CONFLICT (location_id, title) DO NOTHING
"""
MAKE_STAFF = """
    UPDATE staged SET made_id = nextval(pg_get_serial_sequence('staff_staffmember', 'id')) WHERE verdict = 'ready';
    INSERT INTO staff_staffmember (id, location_id, name, position_id, place, created_at, upload_id, upload_key)
    SELECT made_id, %(location)s, name, (
        SELECT title.id FROM staff_position title
        WHERE title.location_id = %(location)s AND title.retired_at IS NULL
          AND daybook_fold(title.title) = daybook_fold(staged.position)
        ORDER BY title.title = staged.position DESC, title.id LIMIT 1),
      row_number() OVER (ORDER BY number) + (
        SELECT coalesce(max(place), -1) FROM staff_staffmember WHERE location_id = %(location)s),
      now(), %(upload)s, key
    FROM staged WHERE verdict = 'ready' ORDER BY number
"""


def write_staff(upload: Upload, actor: Actor) -> None:
    """Make those who are not there yet, at the end of the list."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(HOLD, asked)
    tell(THERE, upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(MAKE_POSITIONS, asked)
        cursor.execute(MAKE_STAFF, asked)
