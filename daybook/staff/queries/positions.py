"""Positions: the list as plain values, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from daybook.shared.actor import Actor
from daybook.shared.folding import Folded
from daybook.staff.models import Position


class PositionRow(NamedTuple):
    """One position as the list tells it; `staff` is how many of those who serve have it."""

    id: int
    title: str
    staff: int
    retired_at: datetime | None

    @property
    def is_retired(self) -> bool:
        """Whether it is given to nobody any more."""
        return self.retired_at is not None


def position_ground(actor: Actor) -> QuerySet[Position]:
    """Every position of the location, retired ones too."""
    return Position.objects.of(actor).alias(folded_name=Folded(F("title")))


def position_rows(ids: Sequence[int], actor: Actor) -> list[PositionRow]:
    """The rows of these positions, in the order of the ids."""
    serving = Count("staff", filter=Q(staff__retired_at=None))
    values = Position.objects.of(actor).among(ids).annotate(serving=serving)
    found = {row[0]: PositionRow(*row) for row in values.values_list("pk", "title", "serving", "retired_at")}
    return [found[number] for number in ids if number in found]


def position_of(position_id: int, actor: Actor) -> Position | None:
    """The position, if it is one of the location."""
    return Position.objects.of(actor).filter(pk=position_id).first()
