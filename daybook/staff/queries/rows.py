"""The list of staff as plain values, with the titles of positions and the names of users."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.folding import Folded
from daybook.shared.templatetags.shown import day
from daybook.staff.models import Position, StaffMember


class StaffRow(NamedTuple):
    """One staff member as the list tells it; `user` is the name of who signs in as them, if anybody does."""

    id: int
    name: str
    position: str
    user: str
    retired_at: datetime | None
    last_day: date | None

    @property
    def mark(self) -> str:
        """Until when they serve, where that is known."""
        is_leaving = self.last_day and not self.retired_at
        return _("until %(day)s") % {"day": day(self.last_day)} if is_leaving else ""

    @property
    def is_retired(self) -> bool:
        """Whether they were dismissed."""
        return self.retired_at is not None


def staff_ground(actor: Actor) -> QuerySet[StaffMember]:
    """Everybody who serves or served at the location."""
    return StaffMember.objects.of(actor).alias(
        folded_name=Folded(F("name")),
        folded_position=Coalesce(Folded(F("position__title")), Value("", output_field=TextField())),
    )


def staff_rows(ids: Sequence[int], actor: Actor) -> list[StaffRow]:
    """The rows of these staff members, in the order of the ids."""
    values = StaffMember.objects.of(actor).among(ids)
    found = {
        pk: StaffRow(pk, name, position or "", user or "", retired_at, last_day)
        for pk, name, position, user, retired_at, last_day in values.values_list(
            "pk", "name", "position__title", "user__name", "retired_at", "last_day"
        )
    }
    return [found[number] for number in ids if number in found]


def position_titles(actor: Actor) -> dict[int, str]:
    """Positions by title."""
    return dict(Position.objects.of(actor).order_by("title", "pk").values_list("pk", "title"))
