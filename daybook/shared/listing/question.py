"""The form above a list, its chips, and the headings that lead to other orders: for every list, the register's too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import urlencode

from daybook.shared.filtering import Field, FilterSet


class Asking(Protocol):
    """The address of a list, taken apart."""

    @property
    def here(self) -> str:
        """The path of the list."""

    @property
    def filters(self) -> FilterSet[Any]:
        """The filters, right or wrong."""

    @property
    def problems(self) -> dict[str, list[str]]:
        """What of the address beside the filters cannot be understood."""

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""

    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes."""


@dataclass(frozen=True)
class FiltersShown:
    """The form and the chips; the form's fields are worked out only where a template draws them."""

    place: Asking

    @cached_property
    def fields(self) -> list[Field]:
        """The filters in their order."""
        return self.place.filters.fields()

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the address cannot be understood."""
        return self.place.is_wrong

    @property
    def unknown(self) -> list[str]:
        """The parameters that are no filters."""
        return self.place.filters.unknown

    @property
    def problems(self) -> list[str]:
        """What is wrong beside the filters, in sentences."""
        return [sentence for sentences in self.place.problems.values() for sentence in sentences]

    @property
    def has_more(self) -> bool:
        """Whether some are folded away."""
        return any(not field.is_first for field in self.fields)

    @property
    def more_number(self) -> int:
        """How many filters are used of those that are folded away."""
        return sum(field.is_used for field in self.fields if not field.is_first)

    @property
    def more_is_open(self) -> bool:
        """Whether something is wrong among those that are folded away."""
        return any(field.errors for field in self.fields if not field.is_first)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address when the question changes."""
        return self.place.kept()

    @property
    def reset_url(self) -> str:
        """The address without any filter."""
        return self._with_kept("")

    @cached_property
    def chips(self) -> list[dict[str, str]]:
        """Each condition in words, with the address that takes it off."""
        chips = self.place.filters.chips()
        return [{"words": chip.words, "url": self._with_kept(chip.query)} for chip in chips]

    def _with_kept(self, query: str) -> str:
        question = "&".join(part for part in (query, urlencode(self.place.kept())) if part)
        return f"{self.place.here}?{question}" if question else self.place.here


@dataclass(frozen=True)
class Heading:
    """The heading of a column; one that can be sorted by leads to its order, and back."""

    name: str
    heading: str
    css: str
    sort: str
    sort_url: str
