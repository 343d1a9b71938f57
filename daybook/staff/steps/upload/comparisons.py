"""The questions by which rows of a file of staff are told apart; each finds rows of the table `staged`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daybook.uploads.steps.comparisons import Comparison
from daybook.uploads.steps.findings import by_key, differing, differing_doubles, equal_doubles

TABLE = "staff_staffmember"
SAME = "staged.folded"
BY_NUMBER = """
    SELECT staged.number, member.id AS made_id, ARRAY[member.id::text] AS words
    FROM staged JOIN staff_staffmember member ON member.id = staged.given_id
    WHERE member.location_id = %(location)s AND daybook_fold(member.name) = staged.folded
"""
BY_NAME = """
    SELECT DISTINCT ON (staged.number) staged.number, member.id AS made_id, ARRAY[member.id::text] AS words
    FROM staged JOIN staff_staffmember member
      ON member.location_id = %(location)s AND daybook_fold(member.name) = daybook_fold(staged.name)
    WHERE staged.verdict = 'ready' AND member.retired_at IS {retired} ORDER BY staged.number, member.id
"""
OTHER_NUMBER = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[member.id::text, member.name] AS words
    FROM staged JOIN staff_staffmember member ON member.id = staged.given_id
    WHERE member.location_id = %(location)s AND staged.verdict = 'ready'
"""
POSITION_OF_TITLE = """
    SELECT FROM staff_position position
    WHERE position.location_id = %(location)s AND daybook_fold(position.title) = daybook_fold(staged.position)
"""
RETIRED_POSITION = f"""
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[staged.position] AS words FROM staged
    WHERE staged.verdict = 'ready' AND EXISTS ({POSITION_OF_TITLE})
      AND NOT EXISTS ({POSITION_OF_TITLE} AND position.retired_at IS NULL)
"""  # noqa: S608  own-sql: put together from constants of this file
NEW_POSITION = f"""
    SELECT DISTINCT ON (daybook_fold(staged.position)) staged.number, NULL::bigint AS made_id,
      ARRAY[staged.position] AS words
    FROM staged WHERE staged.verdict = 'ready' AND NOT staged.position = '' AND NOT EXISTS ({POSITION_OF_TITLE})
    ORDER BY daybook_fold(staged.position), staged.number
"""  # noqa: S608  own-sql: put together from constants of this file
POSITION_TITLE = """
    coalesce((SELECT title FROM staff_position position WHERE position.id = thing.position_id), '–')
"""

THERE = (
    Comparison(
        "uploaded_before",
        _("It was uploaded before and is staff member %1$s."),
        by_key(TABLE, "retired_at IS NULL"),
        "there",
    ),
    Comparison(
        "retired_staff",
        _("It was uploaded before as staff member %1$s, who has left since and is not made again."),
        by_key(TABLE, "retired_at IS NOT NULL"),
        "there",
    ),
    Comparison("same_name", _("Staff member %1$s has this name."), BY_NAME.replace("{retired}", "NULL"), "there"),
    Comparison(
        "retired_staff",
        _("Staff member %1$s has this name and has left. An upload does not bring them back."),
        BY_NAME.replace("{retired}", "NOT NULL"),
        "there",
    ),
    Comparison(
        "retired_position",
        _("The position “%1$s” is out of use. Name another one."),
        RETIRED_POSITION,
        "refused",
        column="position",
    ),
)
"""Asked at the check, and once more when the rows are written."""
COMPARISONS = (
    Comparison("known", _("This is staff member %1$s."), BY_NUMBER, "there"),
    *THERE,
    Comparison(
        "double",
        _("Rows %1$s are of one name, but say different things. Tell namesakes apart by their names."),
        differing_doubles(SAME),
        "refused",
        column="name",
    ),
    Comparison("same_row", _("It says the same as row %2$s."), equal_doubles(SAME), "there"),
    Comparison(
        "other_number",
        _("Number %1$s is “%2$s” here. This row makes a new staff member with a number of their own."),
        OTHER_NUMBER,
        column="number",
    ),
    Comparison("new_position", _("The position “%1$s” is new: it is made as well."), NEW_POSITION, column="position"),
    Comparison(
        "other_position",
        _("Their position here is %1$s; an upload changes no staff."),
        differing(
            TABLE,
            POSITION_TITLE,
            f"staged.position <> '' AND daybook_fold({POSITION_TITLE}) <> daybook_fold(staged.position)",
        ),
        column="position",
    ),
)
"""In this order: who is there already is asked nothing more but in what they differ."""
