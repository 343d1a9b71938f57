"""Removing the staff members that an upload made, and its positions that nobody has then."""

from __future__ import annotations

from django.db import connection

from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import asked_of, tell
from daybook.uploads.steps.touched import touched

HOLD = """
    SELECT id FROM staff_position WHERE location_id = %(location)s AND upload_id = %(upload)s
    ORDER BY id FOR UPDATE;
    SELECT id FROM staff_staffmember WHERE location_id = %(location)s AND id IN (SELECT made_id FROM staged)
    ORDER BY id FOR UPDATE
"""
REMOVE = """
    DELETE FROM staff_staffmember member USING staged
    WHERE member.location_id = %(location)s AND member.id = staged.made_id AND member.upload_id = %(upload)s
      AND staged.verdict = 'ready';
    DELETE FROM staff_position position
    WHERE position.location_id = %(location)s AND position.upload_id = %(upload)s AND NOT EXISTS (
        SELECT FROM staff_staffmember member WHERE member.position_id = position.id)
      AND NOT EXISTS (SELECT FROM staff_positionevent event
        WHERE event.pgh_obj_id = position.id AND event.pgh_label = 'update')
"""


def take_back_staff(upload: Upload, actor: Actor) -> None:
    """Remove those whom nothing refers to and nobody changed; while they are held nothing new can."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(HOLD, asked)
        tell(touched(StaffMember), upload, actor)
        cursor.execute(REMOVE, asked)
