"""The questions by which rows of a file of staff are told apart; each finds rows of the table `staged`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daybook.uploads.steps.comparisons import Comparison
from daybook.uploads.steps.findings import (
    by_key,
    by_name,
    by_number,
    differing,
    differing_doubles,
    equal_doubles,
    new_title,
    other_number,
    retired_title,
)

TABLE = "staff_staffmember"
SAME = "staged.folded"
POSITIONS = "staff_position"
SERVING, LEFT = "thing.retired_at IS NULL", "thing.retired_at IS NOT NULL"
POSITION_TITLE = """
    coalesce((SELECT title FROM staff_position position WHERE position.id = thing.position_id), '–')
"""

THERE = (
    Comparison(
        "uploaded_before",
        _("It was uploaded before and is staff member %1$s."),
        by_key(TABLE, SERVING),
        "there",
    ),
    Comparison(
        "retired_staff",
        _("It was uploaded before as staff member %1$s, who has left since and is not made again."),
        by_key(TABLE, LEFT),
        "there",
    ),
    Comparison("same_name", _("Staff member %1$s has this name."), by_name(TABLE, SERVING), "there"),
    Comparison(
        "retired_staff",
        _("Staff member %1$s has this name and has left. An upload does not bring them back."),
        by_name(TABLE, LEFT),
        "there",
    ),
    Comparison(
        "retired_position",
        _("The position “%1$s” is out of use. Name another one."),
        retired_title(POSITIONS, "position"),
        "refused",
        column="position",
    ),
)
"""Asked at the check, and once more when the rows are written."""
COMPARISONS = (
    Comparison("known", _("This is staff member %1$s."), by_number(TABLE), "there"),
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
        other_number(TABLE),
        column="number",
    ),
    Comparison(
        "new_position",
        _("The position “%1$s” is new: it is made as well."),
        new_title(POSITIONS, "position"),
        column="position",
    ),
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
