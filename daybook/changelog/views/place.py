"""Where a request stands: the change log, and the question that its address holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from daybook.changelog.filters import ChangeFilters
from daybook.changelog.queries.acts import NEWEST_FIRST
from daybook.shared.listing.page import ListRequest
from daybook.shared.paging import Cursors


@dataclass(frozen=True)
class ChangePlace:
    """The address of the change log, taken apart. `here` is its path."""

    here: str
    filters: ChangeFilters
    cursor: str
    problems: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, request: ListRequest, here: str) -> ChangePlace:
        """The place that the request's address names."""
        return cls(here, ChangeFilters(request.GET, request.actor), request.GET.get("cursor", ""))

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""
        return self.filters.is_wrong

    @property
    def cursors(self) -> Cursors:
        """Cursors that are good for this question only."""
        return Cursors(NEWEST_FIRST, f"{self.here}?{self.filters.query()}")

    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes: nothing."""
        return []

    def address(self, *, cursor: str = "") -> str:
        """The address of this question, at a page of it."""
        rest = urlencode({"cursor": cursor}) if cursor else ""
        question = "&".join(part for part in (self.filters.query(), rest) if part)
        return f"{self.here}?{question}" if question else self.here
