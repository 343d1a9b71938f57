"""The questions by which rows of a file of bookings are told apart: new, there already, or in somebody's way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daybook.uploads.steps.comparisons import Comparison

BY_NUMBER = """
    SELECT staged.number, booking.id AS made_id, ARRAY[booking.id::text] AS words
    FROM staged JOIN bookings_booking booking ON booking.id = staged.booking_id
    WHERE booking.location_id = %(location)s
      AND (date_trunc('minute', booking.created_at) = date_trunc('minute', staged.created_at)
           OR (booking.staff_id = staged.staff_id AND booking.starts_at - staged.starts_at
               BETWEEN interval '-1 hour' AND interval '1 hour'))
"""
BY_KEY = """
    SELECT staged.number, booking.id AS made_id, ARRAY[booking.id::text] AS words
    FROM staged JOIN bookings_booking booking ON booking.upload_key = staged.key
    WHERE staged.verdict = 'ready' AND booking.location_id = %(location)s
"""
SAME_AS_LIVE = """
    SELECT DISTINCT ON (staged.number) staged.number, booking.id AS made_id, ARRAY[booking.id::text] AS words
    FROM staged
    JOIN clients_client client ON client.location_id = %(location)s AND client.phone = staged.phone
      AND NOT client.phone = ''
    JOIN bookings_booking booking ON booking.location_id = %(location)s AND booking.staff_id = staged.staff_id
      AND booking.starts_at = staged.starts_at AND booking.client_id = client.id AND booking.deleted_at IS NULL
    WHERE staged.verdict = 'ready' ORDER BY staged.number, booking.id
"""
DOUBLES = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[double.numbers, double.first::text] AS words
    FROM staged JOIN (
      SELECT key, min(number) AS first, count(DISTINCT content) > 1 AS differ,
        string_agg(number::text, ', ' ORDER BY number) AS numbers
      FROM staged WHERE key IS NOT NULL AND verdict <> 'there' GROUP BY key HAVING count(*) > 1
    ) double ON double.key = staged.key
    WHERE staged.verdict <> 'there'
"""
CLIENTS = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[client.name] AS words
    FROM staged JOIN clients_client client ON client.location_id = %(location)s AND client.phone = staged.phone
      AND NOT client.phone = ''
    WHERE staged.verdict = 'ready'
"""
FIRST_NAMED = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[first.number::text, first.client_name] AS words
    FROM staged JOIN (
      SELECT DISTINCT ON (phone) phone, client_name, number FROM staged newcomer
      WHERE verdict = 'ready' AND NOT EXISTS (
        SELECT FROM clients_client client WHERE client.location_id = %(location)s AND client.phone = newcomer.phone
          AND NOT client.phone = '')
      ORDER BY phone, number
    ) first ON first.phone = staged.phone
    WHERE staged.verdict = 'ready' AND staged.client_name <> first.client_name
"""
TAKEN_BY_BOOKING = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[other.id::text, other.span] AS words
    FROM staged CROSS JOIN LATERAL (
      SELECT booking.id, to_char(booking.starts_at AT TIME ZONE %(zone)s, 'DD.MM.YYYY HH24:MI-')
          || to_char(booking.ends_at AT TIME ZONE %(zone)s, 'HH24:MI') AS span
      FROM bookings_booking booking
      WHERE booking.location_id = %(location)s AND booking.staff_id = staged.staff_id AND booking.deleted_at IS NULL
        AND booking.starts_at < staged.ends_at AND booking.starts_at > staged.starts_at - interval '24 hours'
        AND booking.ends_at > staged.starts_at
      ORDER BY booking.starts_at LIMIT 1
    ) AS other
    WHERE staged.verdict = 'ready'
"""
TAKEN_BY_ROW = """
    SELECT busy.number, NULL::bigint AS made_id, ARRAY[other.number::text, other.span] AS words
    FROM (
      SELECT number, staff_id, starts_at, max(ends_at) OVER (
        PARTITION BY staff_id ORDER BY starts_at, number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
      FROM staged WHERE verdict = 'ready'
    ) AS busy CROSS JOIN LATERAL (
      SELECT earlier.number, to_char(earlier.starts_at AT TIME ZONE %(zone)s, 'DD.MM.YYYY HH24:MI-')
          || to_char(earlier.ends_at AT TIME ZONE %(zone)s, 'HH24:MI') AS span
      FROM staged earlier
      WHERE earlier.verdict = 'ready' AND earlier.staff_id = busy.staff_id AND earlier.ends_at > busy.starts_at
        AND (earlier.starts_at, earlier.number) < (busy.starts_at, busy.number)
        AND earlier.starts_at > busy.starts_at - interval '24 hours'
      ORDER BY earlier.starts_at DESC LIMIT 1
    ) AS other
    WHERE busy.until > busy.starts_at
"""
MAY_OVERLAP = '{"may_overlap": true}'
OTHER_NAME = "AND client.retired_at IS NULL AND client.name <> staged.client_name"

COMPARISONS = (
    Comparison("known", _("This is booking %1$s. An upload changes no bookings."), BY_NUMBER, "there"),
    Comparison(
        "uploaded_before",
        _("It was uploaded before and is booking %1$s. An upload changes no bookings."),
        BY_KEY + "AND booking.deleted_at IS NULL",
        "there",
    ),
    Comparison(
        "deleted_since",
        _("It was uploaded before as booking %1$s, which has been deleted since. It is not made again."),
        BY_KEY + "AND booking.deleted_at IS NOT NULL",
        "there",
    ),
    Comparison(
        "same_as_live",
        _("Booking %1$s is the same: this client at this time with this staff member."),
        SAME_AS_LIVE,
        "there",
    ),
    Comparison(
        "double",
        _(
            "Rows %1$s are one client at one time with one staff member, but say different things. "
            "Put the services into one row, with ## between them."
        ),
        DOUBLES + "AND double.differ",
        "refused",
    ),
    Comparison(
        "same_row",
        _("It says the same as row %2$s."),
        DOUBLES + "AND NOT double.differ AND staged.number > double.first",
        "there",
    ),
    Comparison(
        "retired_client",
        _("%1$s, who has this phone, was retired and takes no new bookings."),
        CLIENTS + "AND client.retired_at IS NOT NULL",
        "refused",
        column="client_phone",
    ),
    Comparison(
        "other_name",
        _("The client of this phone is called %1$s here; that name stays."),
        # Folding is slow, so it is asked for only where the names are not the very same.
        CLIENTS + OTHER_NAME + " AND client.folded_name <> daybook_fold(staged.client_name)",
        column="client_name",
    ),
    Comparison(
        "other_name",
        _("Row %1$s calls the client of this phone %2$s; that name is taken."),
        FIRST_NAMED,
        column="client_name",
    ),
    Comparison(
        "overlap",
        _("Booking %1$s takes this staff member's time as well: %2$s. Both will stand."),
        TAKEN_BY_BOOKING,
        adds=MAY_OVERLAP,
        column="starts_at",
    ),
    Comparison(
        "overlap",
        _("Row %1$s takes this staff member's time as well: %2$s. Both will stand."),
        TAKEN_BY_ROW,
        adds=MAY_OVERLAP,
        column="starts_at",
    ),
)
"""In this order: what is there already is asked nothing more, and only what is left may be in somebody's way."""
