"""Where a request stands: one list, and the question that its address holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.filtering import FilterSet
from daybook.shared.listing.declared import Listing
from daybook.shared.paging import Cursors, Order


@dataclass(frozen=True)
class ListPlace:
    """The address of a list, taken apart: filters, order, page. `here` is its path."""

    here: str
    asked: QueryDict
    listing: Listing[Any]
    filters: FilterSet[Q]

    @cached_property
    def problems(self) -> dict[str, list[str]]:
        """What of the address beside the filters cannot be understood."""
        known = self.listing.orders
        if self.asked.get("sort", self.listing.usual) in known and len(self.asked.getlist("sort")) <= 1:
            return {}
        return {"sort": [_("Sort by one of: %(orders)s.") % {"orders": ", ".join(known)}]}

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""
        return self.filters.is_wrong or bool(self.problems)

    @property
    def order(self) -> Order:
        """The order asked for; the usual one where none is, or none that we know."""
        known = self.listing.orders
        return known.get(self.asked.get("sort", ""), known[self.listing.usual])

    @property
    def cursors(self) -> Cursors:
        """Cursors that are good for this question only."""
        return Cursors(self.order, f"{self.here}?{self.filters.query()}")

    def matching(self, actor: Actor) -> QuerySet[Any]:
        """The rows that are asked for and that the actor may see; raises `BadFilters`."""
        return self.listing.ground(actor).filter(*self.filters.conditions())

    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes: the order, where one was asked for."""
        return [("sort", value)] if (value := self.asked.get("sort")) else []

    def address(self, *, without: str = "", cursor: str = "", sort: str = "") -> str:
        """The address of this question, or of one that differs from it by what is given."""
        asked = sort or self.asked.get("sort", "")
        more = {"sort": "" if asked == self.listing.usual else asked, "cursor": cursor}
        rest = urlencode({name: value for name, value in more.items() if value})
        question = "&".join(part for part in (self.filters.query(without=without), rest) if part)
        return f"{self.here}?{question}" if question else self.here

    def below(self, step: str) -> str:
        """The address of a card or of a new row, which leads back to this question."""
        return f"{self.here}{step}/{self.back}"

    @property
    def back(self) -> str:
        """What the address of a page ends in that leads back to this question."""
        question = self.asked.urlencode()
        return f"?back={quote(question)}" if question else ""
