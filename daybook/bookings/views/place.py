"""Where a request stands: the register of one location, and the question that its address holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from daybook.bookings.columns import BY_NAME, Column, shown_columns
from daybook.bookings.filters import BookingFilters
from daybook.bookings.queries.column_choice import chosen_columns
from daybook.bookings.queries.names import Names
from daybook.bookings.queries.register import NEWEST_CREATED, ORDERS
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.desk import DeskRequest
from daybook.shared.paging import Cursors, Order


class RegisterRequest(DeskRequest):
    """A request of the register: the middleware has put its location there too."""

    location: Location


def here_of(request: RegisterRequest) -> str:
    """The register's own address at this location."""
    return reverse("bookings:register", kwargs={"location_id": request.actor.location_id})


@dataclass(frozen=True)
class Place:
    """The register's address, taken apart: filters, order, columns, page."""

    here: str
    asked: QueryDict
    actor: Actor

    @cached_property
    def names(self) -> Names:
        """What the numbers in rows and filters are called."""
        return Names(self.actor)

    @cached_property
    def filters(self) -> BookingFilters:
        """The filters, right or wrong."""
        return BookingFilters(self.asked, self.actor, self.names)

    @cached_property
    def problems(self) -> dict[str, list[str]]:
        """What of the address beside the filters cannot be understood."""
        problems: dict[str, list[str]] = {}
        if self.asked.get("sort", NEWEST_CREATED.name) not in ORDERS or len(self.asked.getlist("sort")) > 1:
            problems["sort"] = [_("Sort by one of: %(orders)s.") % {"orders": ", ".join(ORDERS)}]
        if any(name not in BY_NAME for name in self._columns_asked):
            problems["columns"] = [_("The columns are: %(columns)s.") % {"columns": ", ".join(BY_NAME)}]
        return problems

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""
        return self.filters.is_wrong or bool(self.problems)

    @property
    def order(self) -> Order:
        """The order asked for; newest created first where none is, or none that we know."""
        return ORDERS.get(self.asked.get("sort", ""), NEWEST_CREATED)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns to show: the address's, else those that the person chose, else the house's."""
        return shown_columns(self._columns_asked or chosen_columns(self.actor))

    @property
    def cursors(self) -> Cursors:
        """Cursors that are good for this question only."""
        return Cursors(self.order, f"{self.here}?{self.filters.query()}")

    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes: order and columns, where they were asked for."""
        return [(name, value) for name in ("sort", "columns") if (value := self.asked.get(name))]

    def address(self, *, without: str = "", cursor: str = "", sort: str = "") -> str:
        """The address of this question, or of one that differs from it by what is given."""
        kept = dict(self.kept())
        if sort:
            kept = {**kept, "sort": sort}
        if kept.get("sort") == NEWEST_CREATED.name:
            del kept["sort"]
        more = urlencode({**kept, **({"cursor": cursor} if cursor else {})})
        question = "&".join(part for part in (self.filters.query(without=without), more) if part)
        return f"{self.here}?{question}" if question else self.here

    @cached_property
    def _columns_asked(self) -> list[str]:
        names = [name.strip() for value in self.asked.getlist("columns") for name in value.split(",")]
        return list(dict.fromkeys(name for name in names if name))


def place_of(request: RegisterRequest) -> Place:
    """The place that this request's own address stands for."""
    return Place(here_of(request), request.GET, request.actor)
