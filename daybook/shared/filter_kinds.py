"""The kinds of filter: days from and to, several of a list, one of a list, and what a person types."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.shared.filtering import Asked, BadValue, C, DaysOption, Field, Filter, Given, Option
from daybook.shared.named_days import AHEAD, NamedDays, Today
from daybook.shared.templatetags.shown import day

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both belong to it; an open side is None."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        if self.first and self.last:
            return day(self.first) if self.first == self.last else f"{day(self.first)} – {day(self.last)}"
        if self.first:
            return _("from %(day)s") % {"day": day(self.first)}
        return _("until %(day)s") % {"day": day(self.last)}


@dataclass(frozen=True)
class Days(Filter[C]):
    """Days, both inclusive, as `<name>_from` and `<name>_to`; or as `<name>`, by a name that moves on with `today`."""

    kind: ClassVar[str] = "days"

    today: Today
    condition: Callable[[Span], C]
    looks_ahead: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        return (f"{self.name}_from", f"{self.name}_to", self.name)

    def read(self, given: Given) -> Asked[C] | None:
        span = self.span(given)
        moving = f"{NamedDays(given[self.name][0]).label} ({span})" if self.name in given else str(span)
        return Asked(self.condition(span), f"{self.label}: {moving}")

    def span(self, given: Given) -> Span:
        """The days that are asked for; raises `BadValue`."""
        from_name, to_name, name = self.parameters
        if name in given:
            return self._named_span(given)
        span = Span(_day_of(from_name, given), _day_of(to_name, given))
        if span.first and span.last and span.first > span.last:
            raise BadValue(to_name, _("The last day is before the first one."))
        return span

    def moving(self, given: Given) -> Given:
        """The same days by the name that they have today; as they were given where they have none."""
        span = self._known(given)
        name = self.today.name_of(span.first, span.last) if span else None
        return {self.name: [name.value]} if name else given

    def moving_name(self, given: Given) -> str:
        """The label of that name."""
        found = self.moving(given) if given else {}
        return str(NamedDays(found[self.name][0]).label) if self.name in found else ""

    def fixed(self, given: Given) -> Given:
        """The same days by their dates."""
        span = self._known(given) if self.name in given else None
        if span is None:
            return given
        ends = zip(self.parameters, (span.first, span.last), strict=False)
        return {name: [day.isoformat()] for name, day in ends if day}

    def field(self, given: Given, errors: tuple[str, ...]) -> Field:
        from_name, to_name, _name = self.parameters
        shown = self.fixed(given)
        return Field(
            self.name,
            str(self.label),
            self.kind,
            self.is_first,
            is_used=bool(given) or bool(errors),
            errors=errors,
            from_name=from_name,
            from_value=_for_a_day_input(shown, from_name),
            to_name=to_name,
            to_value=_for_a_day_input(shown, to_name),
            days=tuple(
                DaysOption(
                    name.value, str(name.label), ends.first.isoformat(), ends.last.isoformat() if ends.last else ""
                )
                for name, ends in self.today.named.items()
                if self.looks_ahead or name not in AHEAD
            ),
        )

    def _known(self, given: Given) -> Span | None:
        try:
            return self.span(given)
        except BadValue:
            return None

    def _named_span(self, given: Given) -> Span:
        text = _one(self.name, given)
        if text not in NamedDays.values:
            known = ", ".join(NamedDays.values)
            raise BadValue(self.name, _("“%(given)s” is none of: %(known)s.") % {"given": text, "known": known})
        if not {*self.parameters[:2]}.isdisjoint(given):
            raise BadValue(self.name, _("Ask for days by their name or by their dates, not by both."))
        return Span(*self.today.named[NamedDays(text)])


@dataclass(frozen=True)
class Several(Filter[C]):
    """Any of a list: repeated, or in one value with commas. `missing` says what something not in the list is."""

    kind: ClassVar[str] = "choices"

    options: Callable[[], Sequence[Option]]
    condition: Callable[[list[str]], C]
    missing: str | Promise

    def read(self, given: Given) -> Asked[C] | None:
        chosen = _split(given.get(self.name, ()))
        if not chosen:
            raise BadValue(self.name, _("Nothing is chosen."))
        labels = {option.value: option.label for option in self.options()}
        if strangers := [value for value in chosen if value not in labels]:
            raise BadValue(self.name, f"{self.missing} {', '.join(strangers)}")
        return Asked(self.condition(chosen), f"{self.label}: {', '.join(labels[value] for value in chosen)}")

    def field(self, given: Given, errors: tuple[str, ...]) -> Field:
        chosen = set(_split(given.get(self.name, ())))
        options = tuple(Option(each.value, each.label, each.value in chosen) for each in self.options())
        return Field(
            self.name,
            str(self.label),
            self.kind,
            self.is_first,
            is_used=bool(given) or bool(errors),
            errors=errors,
            options=options,
        )


@dataclass(frozen=True)
class OneOf(Filter[C]):
    """One of a few answers; the first asks for nothing, and is meant where none is given."""

    kind: ClassVar[str] = "choice"

    options: tuple[tuple[str, str | Promise], ...]
    condition: Callable[[str], C]

    def read(self, given: Given) -> Asked[C] | None:
        chosen = _one(self.name, given)
        labels = dict(self.options)
        if chosen not in labels:
            known = ", ".join(labels)
            raise BadValue(self.name, _("“%(given)s” is none of: %(known)s.") % {"given": chosen, "known": known})
        if chosen == self.options[0][0]:
            return None
        return Asked(self.condition(chosen), f"{self.label}: {labels[chosen]}")

    def field(self, given: Given, errors: tuple[str, ...]) -> Field:
        chosen = _typed(given, self.name) or self.options[0][0]
        options = tuple(Option(value, str(label), value == chosen) for value, label in self.options)
        return Field(
            self.name,
            str(self.label),
            self.kind,
            self.is_first,
            is_used=chosen != self.options[0][0] or bool(errors),
            errors=errors,
            options=options,
        )


@dataclass(frozen=True)
class Typed(Filter[C]):
    """What a person types. `condition` raises `ValueError` with a sentence where it cannot be searched for."""

    kind: ClassVar[str] = "text"

    condition: Callable[[str], C]
    hint: str | Promise = ""
    words: Callable[[str], str] | None = None

    def read(self, given: Given) -> Asked[C] | None:
        text = _one(self.name, given)
        try:
            condition = self.condition(text)
        except ValueError as error:
            raise BadValue(self.name, str(error)) from error
        return Asked(condition, self.words(text) if self.words else f"{self.label}: {text}")

    def field(self, given: Given, errors: tuple[str, ...]) -> Field:
        return Field(
            self.name,
            str(self.label),
            self.kind,
            self.is_first,
            is_used=bool(given) or bool(errors),
            errors=errors,
            value=_typed(given, self.name),
            hint=str(self.hint),
        )


def _one(name: str, given: Given) -> str:
    values = list(dict.fromkeys(given[name]))
    if len(values) > 1:
        raise BadValue(name, _("This can be asked only once."))
    return values[0]


def _typed(given: Given, name: str) -> str:
    return ", ".join(given.get(name, ()))


def _for_a_day_input(given: Given, name: str) -> str:
    """What was typed where it is a day; a browser's day input takes nothing else, and the error quotes it."""
    text = _typed(given, name)
    return text if _iso_day(text) else ""


def _split(values: Sequence[str]) -> list[str]:
    """Each answer once, in the order given."""
    parts = [part.strip() for value in values for part in value.split(",")]
    return list(dict.fromkeys(part for part in parts if part))


def _day_of(name: str, given: Given) -> date | None:
    if name not in given:
        return None
    text = _one(name, given)
    found = _iso_day(text)
    if found is None:
        raise BadValue(name, _("“%(text)s” is no day. Write it like 2026-03-31.") % {"text": text})
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadValue(name, _("This day is too far away."))
    return found


def _iso_day(text: str) -> date | None:
    if not ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
