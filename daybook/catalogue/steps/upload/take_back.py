"""Removing the services that an upload made, and its categories that stand empty then."""

from __future__ import annotations

from django.db import connection

from daybook.catalogue.models import Service, ServiceStaff
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import asked_of, tell
from daybook.uploads.steps.touched import touched

HOLD = """
    SELECT id FROM catalogue_servicecategory WHERE location_id = %(location)s AND upload_id = %(upload)s
    ORDER BY id FOR UPDATE;
    SELECT id FROM catalogue_service WHERE location_id = %(location)s AND id IN (SELECT made_id FROM staged)
    ORDER BY id FOR UPDATE
"""
REMOVE = """
    DELETE FROM catalogue_servicestaff link USING staged, catalogue_service service
    WHERE link.service_id = staged.made_id AND staged.verdict = 'ready' AND service.id = staged.made_id
      AND service.location_id = %(location)s AND service.upload_id = %(upload)s;
    DELETE FROM catalogue_service service USING staged
    WHERE service.location_id = %(location)s AND service.id = staged.made_id AND service.upload_id = %(upload)s
      AND staged.verdict = 'ready';
    DELETE FROM catalogue_servicecategory category
    WHERE category.location_id = %(location)s AND category.upload_id = %(upload)s AND NOT EXISTS (
        SELECT FROM catalogue_service service WHERE service.category_id = category.id)
      AND NOT EXISTS (SELECT FROM catalogue_servicecategoryevent event
        WHERE event.pgh_obj_id = category.id AND event.pgh_label = 'update')
"""


def take_back_services(upload: Upload, actor: Actor) -> None:
    """Remove those which nothing refers to and nobody changed; while they are held nothing new can."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(HOLD, asked)
        tell(touched(Service, besides=[ServiceStaff]), upload, actor)
        cursor.execute(REMOVE, asked)
