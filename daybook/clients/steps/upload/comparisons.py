"""The questions by which rows of a file of clients are told apart; each finds rows of the table `staged`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daybook.uploads.steps.comparisons import Comparison
from daybook.uploads.steps.findings import by_key, differing, differing_doubles, equal_doubles

TABLE = "clients_client"
SAME = "coalesce(nullif(staged.phone, ''), staged.key)"
"""What makes two rows one client: the phone, and without one all that is said."""
BY_NUMBER = """
    SELECT staged.number, client.id AS made_id, ARRAY[client.id::text] AS words
    FROM staged JOIN clients_client client ON client.id = staged.given_id
    WHERE client.location_id = %(location)s
      AND (client.phone = nullif(staged.phone, '') OR client.folded_name = daybook_fold(staged.name))
"""
BY_PHONE = """
    SELECT staged.number, client.id AS made_id, ARRAY[client.id::text, client.name] AS words
    FROM staged JOIN clients_client client ON client.location_id = %(location)s AND client.phone = staged.phone
    WHERE staged.verdict = 'ready' AND NOT client.phone = ''
"""
WITHOUT_PHONE = """
    WITH seeker AS MATERIALIZED (
      SELECT number, daybook_fold(name) AS folded, lower(email) AS email, comment
      FROM staged WHERE verdict = 'ready' AND phone = ''
    )
    SELECT DISTINCT ON (seeker.number) seeker.number, client.id AS made_id, ARRAY[client.id::text] AS words
    FROM seeker JOIN clients_client client ON client.location_id = %(location)s
      AND client.folded_name = seeker.folded AND client.phone = '' AND lower(client.email) = seeker.email
      AND client.comment = seeker.comment
    ORDER BY seeker.number, client.id
"""

THERE = (
    Comparison(
        "uploaded_before", _("It was uploaded before and is client %1$s."), by_key(TABLE, "retired_at IS NULL"), "there"
    ),
    Comparison(
        "retired_client",
        _("It was uploaded before as client %1$s, who has been retired since and is not made again."),
        by_key(TABLE, "retired_at IS NOT NULL"),
        "there",
    ),
    Comparison("same_phone", _("Client %1$s has this phone."), BY_PHONE + " AND client.retired_at IS NULL", "there"),
    Comparison(
        "retired_client",
        _("%2$s, who has this phone, was retired. An upload does not bring clients back."),
        BY_PHONE + " AND client.retired_at IS NOT NULL",
        "there",
    ),
)
"""Who is there already; asked at the check, and once more when the rows are written."""
DIFFERENCES = (
    Comparison(
        "other_name",
        _("Their name here is %1$s; an upload changes no clients."),
        # Folding is slow, so it is asked for only where the names are not the very same.
        differing(
            TABLE,
            "thing.name",
            "thing.name <> staged.name AND thing.folded_name <> daybook_fold(staged.name)",
        ),
        column="name",
    ),
    Comparison(
        "other_phone",
        _("Their phone here is %1$s; an upload changes no clients."),
        differing(TABLE, "coalesce(nullif(thing.phone, ''), '–')", "staged.phone NOT IN ('', thing.phone)"),
        column="phone",
    ),
    Comparison(
        "other_email",
        _("Their e-mail here is %1$s; an upload changes no clients."),
        differing(
            TABLE,
            "coalesce(nullif(thing.email, ''), '–')",
            "staged.email <> '' AND lower(thing.email) <> lower(staged.email)",
        ),
        column="email",
    ),
    Comparison(
        "other_comment",
        _("The comment here is another one; an upload changes no clients."),
        differing(TABLE, "thing.name", "staged.comment NOT IN ('', btrim(thing.comment, E' \\t\\n\\r'))"),
        column="comment",
    ),
)
COMPARISONS = (
    Comparison("known", _("This is client %1$s."), BY_NUMBER, "there"),
    *THERE,
    Comparison("same_client", _("Client %1$s, who has no phone either, says all the same."), WITHOUT_PHONE, "there"),
    Comparison(
        "double",
        _("Rows %1$s are of one phone, but say different things. Leave one row for each phone."),
        differing_doubles(SAME),
        "refused",
        column="phone",
    ),
    Comparison("same_row", _("It says the same as row %2$s."), equal_doubles(SAME), "there"),
    *DIFFERENCES,
)
"""In this order: what is there already is asked nothing more but in what it differs."""
