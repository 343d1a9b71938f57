"""Filters of a list, declared once: what the address may ask, how it is read, what it means and says in words.

`C` is what the filters of a list come to: a `Q`, or whatever else the list's query understands. The kinds of filter
are in `shared.filter_kinds`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Generic, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.shared.errors import Invalid

C = TypeVar("C")
Given = Mapping[str, Sequence[str]]
LONGEST = 5_000
"""Letters in one value; what is longer is no question."""


class BadFilters(Invalid):
    """Something in the question cannot be understood. It is never answered as if it were not there."""

    code = "bad_filter"


class BadValue(Exception):
    """What was given to a parameter cannot be used; the text says why."""

    def __init__(self, parameter: str, sentence: str) -> None:
        self.parameter = parameter
        super().__init__(sentence)


class Option(NamedTuple):
    """One of the answers that may be chosen, and whether it is."""

    value: str
    label: str
    is_chosen: bool = False


class DaysOption(NamedTuple):
    """Days that have a name today: how the address calls them, their label, the first and the last as ISO days."""

    value: str
    label: str
    first: str
    last: str


@dataclass(frozen=True)
class Field:
    """A filter as the form shows it, with what was typed and what is wrong with it."""

    name: str
    label: str
    kind: str
    is_first: bool
    is_used: bool
    errors: tuple[str, ...] = ()
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    from_name: str = ""
    from_value: str = ""
    to_name: str = ""
    to_value: str = ""
    days: tuple[DaysOption, ...] = ()


@dataclass(frozen=True)
class Asked(Generic[C]):
    """What one filter asks for: its condition, and the same in words."""

    condition: C
    words: str


@dataclass(frozen=True)
class Chip:
    """One condition in words, and the query that asks for everything but it."""

    words: str
    query: str


@dataclass(frozen=True)
class Filter(ABC, Generic[C]):
    """One thing that may be asked. `is_first` stands in the first row of the form."""

    kind: ClassVar[str]

    name: str
    label: str | Promise
    is_first: bool

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in the address that belong to this filter."""
        return (self.name,)

    @abstractmethod
    def read(self, given: Given) -> Asked[C] | None:
        """Understand what was given (never blank), or raise `BadValue`; None where it asks for nothing."""

    def moving(self, given: Given) -> Given:
        """The same question so that it moves on with the calendar, where it can."""
        return given

    def moving_name(self, given: Given) -> str:
        """What it is called as it moves on; nothing where it cannot."""
        return ""

    def fixed(self, given: Given) -> Given:
        """The same question so that it asks for the same tomorrow."""
        return given

    @abstractmethod
    def field(self, given: Given, errors: tuple[str, ...]) -> Field:
        """Say how the form shows it."""


class FilterSet(Generic[C]):
    """The filters of one list, with the question of one address. What cannot be understood never widens the answer."""

    def __init__(self, filters: Sequence[Filter[C]], address: QueryDict, *, also: Collection[str] = ()) -> None:
        """`also` names the parameters of the page that are no filters."""
        self.filters = filters
        self._also = frozenset(also)
        self._given = {name: _filled(address.getlist(name)) for name in address}

    def conditions(self) -> list[C]:
        """Give what the filters come to, or raise `BadFilters` with the problems of each parameter."""
        if self.problems:
            raise BadFilters(self.problems)
        return [asked.condition for asked in self._asked.values()]

    @cached_property
    def problems(self) -> dict[str, list[str]]:
        """What cannot be understood, by parameter; empty for a good question."""
        problems = {name: [_("There is no such filter.")] for name in self.unknown}
        for name, values in self._given.items():
            if faults := [fault for value in values if (fault := _fault(value))]:
                problems.setdefault(name, faults[:1])
        for each in self.filters:
            if problems.keys().isdisjoint(each.parameters):
                problems |= self._problem_of(each)
        return problems

    @cached_property
    def unknown(self) -> list[str]:
        """The parameters that are neither a filter nor known to the page."""
        known = {name for each in self.filters for name in each.parameters} | self._also
        return [name for name in self._given if name not in known]

    @property
    def is_wrong(self) -> bool:
        """Whether anything in the question cannot be understood."""
        return bool(self.problems)

    def words(self) -> list[str]:
        """Each condition as a sentence for people: the chips, the sheet About, the Data log."""
        return [asked.words for asked in self._asked.values()]

    def chips(self) -> list[Chip]:
        """Give each condition in words with the query that takes it off; page-level parameters are left to the page."""
        return [Chip(asked.words, self.query(without=name)) for name, asked in self._asked.items()]

    def fields(self) -> list[Field]:
        """Give the form's fields in their declared order."""
        return [each.field(self._values_of(each), self._errors_of(each)) for each in self.filters]

    def query(self, *, without: str = "") -> str:
        """Give the question as the shortest query string that asks it again."""
        return _in_an_address(self._values_of(each) for each in self.filters if each.name != without)

    def moving_query(self) -> str:
        """Give the question so that days which have a name today, such as "this week", move on with the calendar."""
        return _in_an_address(each.moving(self._values_of(each)) for each in self.filters)

    def moving_names(self) -> list[str]:
        """What the days that can move on are called."""
        return [name for each in self.filters if (name := each.moving_name(self._values_of(each)))]

    def fixed_query(self) -> str:
        """Give the question so that it asks for the same days tomorrow."""
        return _in_an_address(each.fixed(self._values_of(each)) for each in self.filters)

    @cached_property
    def _asked(self) -> dict[str, Asked[C]]:
        wrong = self.problems
        good = [each for each in self.filters if wrong.keys().isdisjoint(each.parameters)]
        read = {each.name: each.read(values) for each in good if (values := self._values_of(each))}
        return {name: asked for name, asked in read.items() if asked is not None}

    def _problem_of(self, each: Filter[C]) -> dict[str, list[str]]:
        values = self._values_of(each)
        try:
            if values:
                each.read(values)
        except BadValue as bad:
            return {bad.parameter: [str(bad)]}
        return {}

    def _values_of(self, each: Filter[C]) -> dict[str, list[str]]:
        return {name: self._given[name] for name in each.parameters if self._given.get(name)}

    def _errors_of(self, each: Filter[C]) -> tuple[str, ...]:
        return tuple(sentence for name in each.parameters for sentence in self.problems.get(name, ()))


def _in_an_address(given: Iterable[Given]) -> str:
    return urlencode([(name, value) for each in given for name, values in each.items() for value in values])


def _filled(values: Sequence[str]) -> list[str]:
    return [value.strip() for value in values if value.strip()]


def _fault(value: str) -> str:
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        return _("This holds a sign that is no letter.")
    return _("This is too long.") if len(value) > LONGEST else ""
