"""Files of staff, as `uploads` brings them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from daybook.shared.actor import Actor
from daybook.shared.sheets.rows import ReadRow, RowCheck
from daybook.staff.sheets.import_columns import staff_columns, staff_member_of
from daybook.staff.steps.upload.comparisons import COMPARISONS
from daybook.staff.steps.upload.staging import FACTS, INDEX, row_key, wish_of
from daybook.staff.steps.upload.take_back import take_back_staff
from daybook.staff.steps.upload.write import WISH_COLUMNS, write_staff
from daybook.uploads.choices import UploadSection
from daybook.uploads.steps.engine import Engine, Laid


class StaffGround:
    """What a file of staff may refer to at one location: nothing, since positions that are missing are made."""

    def __init__(self, actor: Actor, accepted: Mapping[str, str]) -> None:
        self._actor = actor
        self.columns = staff_columns()
        self.checks: Sequence[Callable[[RowCheck], None]] = ()

    def laid(self, row: ReadRow) -> Laid:
        """What the row is to be, and by what it is compared, as far as it could be read."""
        values = row.values
        member = staff_member_of(row) if row.is_good else None
        return Laid(
            key=row_key(member, self._actor) if member else None,
            wish=wish_of(member) if member else None,
            problems=row.problems,
            facts=(values.get("number"), values.get("name"), values.get("position")),
        )


STAFF = Engine(
    section=UploadSection.STAFF,
    ground=StaffGround,
    facts=FACTS,
    comparisons=COMPARISONS,
    wish_columns=WISH_COLUMNS,
    write=write_staff,
    take_back=take_back_staff,
    index=INDEX,
    what_stays=_("Positions that others have by now stay."),
)
