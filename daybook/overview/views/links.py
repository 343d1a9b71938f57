"""Ways from a number to the bookings behind it: the register, with exactly the filters that find them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from daybook.overview.filters import FROM, TO, OverviewFilters
from daybook.shared.actor import Actor
from daybook.shared.periods import Period


@dataclass(frozen=True)
class Links:
    """The register's address for the days and staff that the overview is asked about."""

    register: str
    staff: tuple[str, ...]
    positions: tuple[str, ...]
    period: Period

    @classmethod
    def of(cls, filters: OverviewFilters, actor: Actor) -> Links:
        """Those of a question that can be understood."""
        asked = {field.name: [one.value for one in field.options if one.is_chosen] for field in filters.fields()}
        register = reverse("bookings:register", kwargs={"location_id": actor.location_id})
        return cls(register, tuple(asked["staff"]), tuple(asked["position"]), filters.asked().period)

    def to(self, *, period: Period | None = None, staff_id: int | None = None, **more: Any) -> str:
        """The bookings of these days (unless said: all), and what else the register's filters can ask."""
        days = period or self.period
        staff = self.staff if staff_id is None else (str(staff_id),)
        question = [
            (FROM, days.first.isoformat()),
            (TO, days.last.isoformat()),
            *(("staff", one) for one in staff),
            *(("position", one) for one in self.positions),
            *more.items(),
        ]
        return f"{self.register}?{urlencode(question)}"
