"""The questions by which rows of a file of services are told apart; each finds rows of the table `staged`."""

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

TABLE = "catalogue_service"
SAME = "staged.folded"
CATEGORIES = "catalogue_servicecategory"
ON_SALE, NO_LONGER = "thing.retired_at IS NULL", "thing.retired_at IS NOT NULL"
CATEGORY_TITLE = "(SELECT title FROM catalogue_servicecategory category WHERE category.id = thing.category_id)"
GIVEN_BY = """
    ARRAY(SELECT DISTINCT daybook_fold(member.name) FROM staff_staffmember member
      WHERE member.location_id = %(location)s AND member.id IN ({ids}) ORDER BY 1)
"""
SAID = GIVEN_BY.replace("{ids}", "SELECT unnest(staged.staff_ids)")
# Files name those who still serve, so whoever was dismissed meanwhile makes no difference unless the row names them.
SERVES_OR_IS_NAMED = "(member.retired_at IS NULL OR member.id = ANY (staged.staff_ids))"
GIVERS = f"""
    SELECT staff_member_id FROM catalogue_servicestaff link WHERE link.service_id = thing.id AND {SERVES_OR_IS_NAMED}
"""  # noqa: S608  own-sql: put together from constants of this file
HERE = GIVEN_BY.replace("{ids}", GIVERS)
STAFF_NAMES = f"""
    coalesce((SELECT string_agg(member.name, ', ' ORDER BY member.name) FROM catalogue_servicestaff link
      JOIN staff_staffmember member ON member.id = link.staff_member_id
      WHERE link.service_id = thing.id AND {SERVES_OR_IS_NAMED}), '–')
"""  # noqa: S608  own-sql: put together from constants of this file

THERE = (
    Comparison(
        "uploaded_before",
        _("It was uploaded before and is service %1$s."),
        by_key(TABLE, ON_SALE),
        "there",
    ),
    Comparison(
        "retired_service",
        _("It was uploaded before as service %1$s, which is no longer sold and is not made again."),
        by_key(TABLE, NO_LONGER),
        "there",
    ),
    Comparison("same_name", _("Service %1$s has this name."), by_name(TABLE, ON_SALE), "there"),
    Comparison(
        "retired_service",
        _("Service %1$s has this name and is no longer sold. An upload does not bring it back."),
        by_name(TABLE, NO_LONGER),
        "there",
    ),
    Comparison(
        "retired_category",
        _("The category “%1$s” is out of use. Name another one."),
        retired_title(CATEGORIES, "category"),
        "refused",
        column="category",
    ),
)
"""Asked at the check, and once more when the rows are written."""
DIFFERENCES = (
    Comparison(
        "other_category",
        _("Its category here is %1$s; an upload changes no services."),
        differing(TABLE, CATEGORY_TITLE, f"daybook_fold({CATEGORY_TITLE}) <> daybook_fold(staged.category)"),
        column="category",
    ),
    Comparison(
        # Lengths that are read are whole steps of five minutes, those of old need not be.
        "other_duration",
        _("It lasts %1$s seconds here; an upload changes no services."),
        differing(TABLE, "thing.duration::text", "ceil(thing.duration / 300.0) * 300 <> staged.duration"),
        column="duration",
    ),
    Comparison(
        "other_price",
        _("Its price here is %1$s; an upload changes no services."),
        differing(
            TABLE,
            "concat_ws('–', thing.price_min, nullif(thing.price_max, thing.price_min))",
            "(thing.price_min, thing.price_max) <> (staged.price_min, staged.price_max)",
        ),
        column="price_min",
    ),
    Comparison(
        "other_staff",
        _("It is given here by: %1$s. An upload changes no services."),
        differing(TABLE, STAFF_NAMES, f"staged.staff_ids <> '{{}}' AND {SAID} <> {HERE}"),
        column="staff_names",
    ),
)
COMPARISONS = (
    Comparison("known", _("This is service %1$s."), by_number(TABLE), "there"),
    *THERE,
    Comparison(
        "double",
        _("Rows %1$s are of one name, but say different things. Give each service a name of its own."),
        differing_doubles(SAME),
        "refused",
        column="name",
    ),
    Comparison("same_row", _("It says the same as row %2$s."), equal_doubles(SAME), "there"),
    Comparison(
        "other_number",
        _("Number %1$s is “%2$s” here. This row makes a new service with a number of its own."),
        other_number(TABLE),
        column="number",
    ),
    Comparison(
        "new_category",
        _("The category “%1$s” is new: it is made as well."),
        new_title(CATEGORIES, "category"),
        column="category",
    ),
    *DIFFERENCES,
)
"""In this order: what is there already is asked nothing more but in what it differs."""
