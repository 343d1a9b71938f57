"""Some rows of a checked file on their way into the tables: laid out, and compared once more while all is held."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext_lazy as _

from daybook.bookings.steps.upload.comparisons import BY_KEY, SAME_AS_LIVE
from daybook.shared.actor import Actor
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import Comparison, asked_of, tell

WISH_COLUMNS = """
    starts_at timestamptz, ends_at timestamptz, day date, staff_id bigint, phone text, client_name text,
    comment text, status smallint, created_at timestamptz, may_overlap boolean, price numeric, cost numeric,
    service_ids bigint[], service_category_ids bigint[], lines jsonb, client_id bigint, visit_id bigint
"""
"""What a row becomes, as columns; client and visit are found only when it is written."""
KNOW = "CREATE INDEX ON staged (staff_id, starts_at)"
HOLD_STAFF = """
    SELECT id FROM staff_staffmember WHERE location_id = %(location)s AND id IN (SELECT staff_id FROM staged)
    ORDER BY id FOR NO KEY UPDATE
"""
HOLD_SERVICES = """
    SELECT id FROM catalogue_service WHERE location_id = %(location)s
      AND id IN (SELECT unnest(service_ids) FROM staged) ORDER BY id FOR SHARE
"""
HOLD_CLIENTS = """
    SELECT id FROM clients_client WHERE location_id = %(location)s AND phone IN (SELECT phone FROM staged)
      AND NOT phone = ''
    ORDER BY id FOR NO KEY UPDATE
"""
GONE = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[]::text[] AS words FROM staged
    WHERE NOT EXISTS (SELECT FROM staff_staffmember staff WHERE staff.location_id = %(location)s
        AND staff.id = staged.staff_id AND (staff.retired_at IS NULL OR staged.starts_at < now()))
      OR EXISTS (SELECT FROM unnest(staged.service_ids) AS service (id) WHERE NOT EXISTS (
        SELECT FROM catalogue_service sold WHERE sold.location_id = %(location)s AND sold.id = service.id
          AND (sold.retired_at IS NULL OR staged.starts_at < now())))
"""
TAKEN = """
    SELECT DISTINCT ON (staged.number) staged.number, NULL::bigint AS made_id, ARRAY[booking.id::text] AS words
    FROM staged JOIN bookings_booking booking ON booking.location_id = %(location)s
      AND booking.staff_id = staged.staff_id AND booking.deleted_at IS NULL AND booking.starts_at < staged.ends_at
      AND booking.starts_at > staged.starts_at - interval '24 hours' AND booking.ends_at > staged.starts_at
    WHERE staged.verdict = 'ready' AND NOT staged.may_overlap ORDER BY staged.number, booking.id
"""
RETIRED = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[client.name] AS words
    FROM staged JOIN clients_client client ON client.location_id = %(location)s AND client.phone = staged.phone
      AND NOT client.phone = ''
    WHERE staged.verdict = 'ready' AND client.retired_at IS NOT NULL
"""
MAKE_CLIENTS = """
    INSERT INTO clients_client (location_id, name, phone, email, comment, created_at)
    SELECT DISTINCT ON (phone) %(location)s, client_name, phone, '', '', now() FROM staged
    WHERE verdict = 'ready' AND NOT EXISTS (
      SELECT FROM clients_client client WHERE client.location_id = %(location)s AND client.phone = staged.phone
        AND NOT client.phone = '')
    ORDER BY phone, number ON CONFLICT (location_id, phone) WHERE NOT (phone = '') DO NOTHING
"""
KNOW_CLIENTS = """
    UPDATE staged SET client_id = client.id FROM clients_client client
    WHERE client.location_id = %(location)s AND client.phone = staged.phone AND NOT client.phone = ''
"""
CHANGED = (
    Comparison(
        "changed_since",
        _("The staff member or a service has left Settings since the check. Check the file again."),
        GONE,
        "refused",
    ),
    Comparison("uploaded_before", _("It was uploaded before and is booking %1$s."), BY_KEY, "there"),
    Comparison("same_as_live", _("Booking %1$s is the same."), SAME_AS_LIVE, "there"),
    Comparison(
        "taken_since",
        _("Booking %1$s has taken this staff member's time since the check. Check the file again."),
        TAKEN,
        "refused",
    ),
)
NO_LONGER = (
    Comparison(
        "retired_client",
        _("%1$s, who has this phone, was retired and takes no new bookings."),
        RETIRED,
        "refused",
    ),
)


def hold_and_compare(upload: Upload, actor: Actor) -> None:
    """Hold staff, services and clients in everybody's order, make the clients that are missing, and refuse what the
    time since the check has made wrong: from here on nothing about these rows can change."""
    asked = asked_of(upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(KNOW)
        cursor.execute(HOLD_STAFF, asked)
        cursor.execute(HOLD_SERVICES, asked)
    tell(CHANGED, upload, actor)
    with connection.cursor() as cursor:
        cursor.execute(MAKE_CLIENTS, asked)
        cursor.execute(HOLD_CLIENTS, asked)
        cursor.execute(KNOW_CLIENTS, asked)
    tell(NO_LONGER, upload, actor)
