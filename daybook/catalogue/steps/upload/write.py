"""Making the services whose rows are laid out, with the categories that are missing."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext_lazy as _

from daybook.catalogue.steps.upload.comparisons import THERE
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import Comparison, asked_of, tell

WISH_COLUMNS = """
    name text, category text, duration integer, price_min numeric, price_max numeric, staff_ids bigint[]
"""
HOLD = """
    SELECT id FROM staff_staffmember WHERE location_id = %(location)s
      AND id IN (SELECT unnest(staff_ids) FROM staged) ORDER BY id FOR SHARE;
    SELECT id FROM catalogue_servicecategory WHERE location_id = %(location)s ORDER BY id FOR SHARE
"""
GONE = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[]::text[] AS words FROM staged
    WHERE staged.verdict = 'ready' AND EXISTS (
      SELECT FROM unnest(staged.staff_ids) AS given (id) WHERE NOT EXISTS (
        SELECT FROM staff_staffmember member WHERE member.location_id = %(location)s AND member.id = given.id
          AND member.retired_at IS NULL))
"""
CHANGED = (
    *THERE,
    Comparison(
        "changed_since",
        _("A staff member has left Settings since the check. Check the file again."),
        GONE,
        "refused",
        column="staff_names",
    ),
)
MAKE_CATEGORIES = """
    INSERT INTO catalogue_servicecategory (location_id, title, place, upload_id)
    SELECT %(location)s, title, row_number() OVER (ORDER BY number) + (
      SELECT coalesce(max(place), -1) FROM catalogue_servicecategory WHERE location_id = %(location)s), %(upload)s
    FROM (
      SELECT DISTINCT ON (daybook_fold(category)) category AS title, number FROM staged
      WHERE verdict = 'ready' AND NOT EXISTS (SELECT FROM catalogue_servicecategory there
        WHERE there.location_id = %(location)s AND daybook_fold(there.title) = daybook_fold(staged.category))
      ORDER BY daybook_fold(category), number
    ) AS missing
    ON CONFLICT (location_id, title) DO NOTHING
"""
MAKE_SERVICES = """
    UPDATE staged SET made_id = nextval(pg_get_serial_sequence('catalogue_service', 'id')) WHERE verdict = 'ready';
    INSERT INTO catalogue_service (id, location_id, category_id, name, duration, price_min, price_max, place,
      created_at, upload_id, upload_key)
    SELECT made_id, %(location)s, shelf.id, name, duration, price_min, price_max,
      row_number() OVER (ORDER BY number) + (
        SELECT coalesce(max(place), -1) FROM catalogue_service WHERE location_id = %(location)s),
      now(), %(upload)s, key
    FROM staged CROSS JOIN LATERAL (
      SELECT category.id FROM catalogue_servicecategory category
      WHERE category.location_id = %(location)s AND category.retired_at IS NULL
        AND daybook_fold(category.title) = daybook_fold(staged.category)
      ORDER BY category.title = staged.category DESC, category.id LIMIT 1
    ) AS shelf
    WHERE verdict = 'ready' ORDER BY number;
    INSERT INTO catalogue_servicestaff (service_id, staff_member_id)
    SELECT made_id, unnest(staff_ids) FROM staged WHERE verdict = 'ready' ORDER BY 1, 2
"""


def write_services(upload: Upload, actor: Actor) -> None:
    """Make those that are not there yet, at the end of the lists, and say who gives them."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(HOLD, asked)
    tell(CHANGED, upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(MAKE_CATEGORIES, asked)
        cursor.execute(MAKE_SERVICES, asked)
