"""One look at a question: what every report reads, each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from daybook.bookings.queries.names import Names
from daybook.bookings.rights import register_begins_on
from daybook.locations.models import Location
from daybook.overview.queries.ground import Asked
from daybook.overview.queries.occupancy import OccupiedCell, occupied
from daybook.overview.queries.tallies import Cell, Tally, tallies, total
from daybook.overview.views.links import Links
from daybook.overview.views.place import Place
from daybook.shared.actor import Actor
from daybook.shared.charts import Number
from daybook.shared.days import week_start
from daybook.shared.periods import Period, label_of
from daybook.shared.templatetags.shown import money


@dataclass(frozen=True)
class Look:
    """The question, understood; its days end where the actor may look no further back."""

    asked: Asked
    actor: Actor
    location: Location
    names: Names
    links: Links

    @classmethod
    def at(cls, place: Place) -> Look | None:
        """What the address asks for; None where the actor sees none of these days. Raises `BadFilters`."""
        asked = place.filters.asked()
        period = asked.period.since(register_begins_on(place.actor))
        if period is None:
            return None
        return cls(asked.on(period), place.actor, place.location, place.names, Links.of(place.filters, place.actor))

    @cached_property
    def before(self) -> Asked | None:
        """The same about the period before; None where the actor does not see all of it."""
        begins, period = register_begins_on(self.actor), self.links.period.before()
        is_seen = begins is None or begins <= period.first
        return self.asked.on(period) if is_seen and self.asked.period == self.links.period else None

    @cached_property
    def cells(self) -> list[Cell]:
        """The bookings by staff member and piece."""
        return tallies(self.asked, self.actor, self.pieces)

    @cached_property
    def cells_before(self) -> list[Cell]:
        """Those of the period before; none where it cannot be seen."""
        return tallies(self.before, self.actor) if self.before else []

    @cached_property
    def sum(self) -> Tally:
        """All bookings together."""
        return total(self.cells)

    @cached_property
    def sum_before(self) -> Tally | None:
        """All of the period before together."""
        return total(self.cells_before) if self.before else None

    @cached_property
    def occupied(self) -> list[OccupiedCell]:
        """What is booked of everybody's days."""
        return occupied(self.asked, self.cells, self.actor, self.pieces)

    @cached_property
    def occupied_in_all(self) -> list[OccupiedCell]:
        """The same, for the whole period at once."""
        return occupied(self.asked, self.cells, self.actor)

    @cached_property
    def occupied_before(self) -> list[OccupiedCell]:
        """What was booked in the period before."""
        return occupied(self.before, self.cells_before, self.actor) if self.before else []

    @cached_property
    def pieces(self) -> list[Period]:
        """The days, weeks or months in which a chart shows the period."""
        return self.asked.period.pieces(week_start=week_start(self.location.locale))

    def staff(self, ids: Iterable[int]) -> list[tuple[int, str]]:
        """These staff members in their places, with their names."""
        wanted = set(ids)
        return [(pk, member.name) for pk, member in self.names.staff.items() if pk in wanted]

    def label(self, piece: Period) -> str:
        """What stands below the column of a piece."""
        return label_of(piece, self.asked.period)

    def money(self, amount: Number) -> str:
        """An amount, as the location writes it."""
        return money(amount, self.location)
