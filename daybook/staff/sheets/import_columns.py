"""What a staff member is in a file that is brought in: its columns."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daybook.shared.sheets.cells import read_name, read_own_id
from daybook.shared.sheets.columns import ColumnIn
from daybook.shared.sheets.rows import ReadRow
from daybook.staff.sheets import headings
from daybook.staff.wishes import StaffMemberIn


def staff_columns() -> tuple[ColumnIn, ...]:
    """Give the columns of the template in its order."""
    return (
        ColumnIn("number", _("Employee ID"), read_own_id, synonyms=headings.NUMBER),
        ColumnIn("name", _("Employee name"), read_name, required=True, synonyms=headings.NAME),
        ColumnIn("position", _("Position"), read_name, synonyms=headings.POSITION),
    )


def staff_member_of(row: ReadRow) -> StaffMemberIn:
    """Give the staff member that a good row means."""
    return StaffMemberIn(name=row.values["name"], position=row.values["position"])
