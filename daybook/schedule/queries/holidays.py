"""The days on which the location is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from daybook.schedule.models import Holiday
from daybook.shared.actor import Actor


def holidays_from(day: date, actor: Actor) -> Sequence[Holiday]:
    """Those of that day and later, the next one first."""
    return list(Holiday.objects.of(actor).filter(day__gte=day).order_by("day"))
