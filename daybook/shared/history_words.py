"""Rows of history in a person's words: what each field is called, and how its values are said.

A room declares the words of its fields once; the history of one thing and the change log both tell by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from daybook.shared.actor import Actor
from daybook.shared.templatetags.shown import day, length, moment, money

Row = Mapping[str, Any]
"""One row as history kept it, by its columns."""
Text = str | Promise


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what, all in words; `before` is empty for something new, `after` for something gone."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Speaker:
    """Who is told, at whose location's clock and money, and the names of what the rows refer to, by their models."""

    actor: Actor
    names: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def name(self, model: str, number: int | None) -> str:
        """The name of what a row refers to; empty where nothing is known of it any more."""
        return self.names.get(model, {}).get(number or 0, "")


Say = Callable[[Any, Speaker], str]


@dataclass(frozen=True)
class FieldWords:
    """What a field is called, and how its values are said; `names` is the model it refers to, if it does."""

    column: str
    words: Text
    say: Say
    names: str = ""


@dataclass(frozen=True)
class Fields:
    """Rows that are told field by field."""

    fields: tuple[FieldWords, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """Which columns refer to which models."""
        return {each.column: each.names for each in self.fields if each.names}

    @property
    def columns(self) -> frozenset[str]:
        """The columns that have words."""
        return frozenset(each.column for each in self.fields)

    def differences(self, was: Row | None, now: Row | None, speaker: Speaker) -> Iterator[FieldChange]:
        """What changed from one row to the next; None is before the first, or after the last."""
        for each in self.fields:
            before = each.say(was[each.column], speaker) if was else ""
            after = each.say(now[each.column], speaker) if now else ""
            if before != after:
                yield FieldChange(str(each.words), before, after)


@dataclass(frozen=True)
class Whole:
    """Rows that are told in one go, such as a line of a bill; `columns` are those that its text tells."""

    words: Text
    tell: Callable[[Row, Speaker], str]
    columns: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict)

    def differences(self, was: Row | None, now: Row | None, speaker: Speaker) -> Iterator[FieldChange]:
        """What changed from one row to the next; None is before the first, or after the last."""
        before = self.tell(was, speaker) if was else ""
        after = self.tell(now, speaker) if now else ""
        if before != after:
            yield FieldChange(str(self.words), before, after)


def speaker_for(needed: Iterable[tuple[str, int]], actor: Actor) -> Speaker:
    """A speaker who knows these names, each given as its model and number; every list is read once."""
    ids: dict[str, set[int]] = {}
    for model, number in needed:
        ids.setdefault(model, set()).add(number)
    return Speaker(actor, {model: _names(model, numbers, actor) for model, numbers in ids.items()})


def referred(rows: Iterable[Row], names: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Whatever these rows refer to, as `speaker_for` wants it; a column may refer to several."""
    for row in rows:
        for column, model in names.items():
            value = row.get(column)
            numbers = value if isinstance(value, list) else [value]
            yield from ((model, number) for number in numbers if number is not None)


def _names(model: str, ids: set[int], actor: Actor) -> dict[int, str]:
    """Their names as they are now; of what is gone the last name that history kept."""
    table: Any = apps.get_model(model)
    rows = table.objects.of(actor) if hasattr(table.objects, "of") else table.objects.all()  # belongs to no location
    found = {row.pk: str(row) for row in rows.filter(pk__in=ids)}
    return found | _names_of_gone(table, ids - found.keys(), actor)


def _names_of_gone(table: Any, ids: set[int], actor: Actor) -> dict[int, str]:
    columns = {each.name for each in table._meta.concrete_fields}
    name = next((column for column in ("name", "title") if column in columns), "")
    if not (ids and name and "location" in columns):
        return {}
    kept: Any = apps.get_model(f"{table._meta.label}Event")
    events = kept._base_manager.filter(pgh_obj_id__in=ids, location_id=actor.location_id).order_by("pgh_id")
    return dict(events.values_list("pgh_obj_id", name))


def several(column: str, words: Text, model: str) -> FieldWords:
    """A field that refers to several things with a name."""
    return FieldWords(
        column, words, lambda value, speaker: ", ".join(speaker.name(model, one) for one in value or ()), model
    )


def named(column: str, words: Text, model: str) -> FieldWords:
    """A field that refers to something with a name."""
    return FieldWords(column, words, lambda value, speaker: speaker.name(model, value), model)


def text(value: Any, _speaker: Speaker) -> str:
    """As it is."""
    return "" if value is None else str(value)


def truth(value: Any, _speaker: Speaker) -> str:
    """Yes, or nothing."""
    return _("yes") if value else ""


def yes_or_no(value: Any, _speaker: Speaker) -> str:
    """Yes or no, where no is worth saying too."""
    return _("yes") if value else _("no")


def at(value: datetime | None, speaker: Speaker) -> str:
    """A moment by the location's clock."""
    return moment(value, speaker.actor.zone)


def on(value: date | None, _speaker: Speaker) -> str:
    """A day."""
    return day(value)


def amount(value: Any, speaker: Speaker) -> str:
    """Money of the location."""
    return money(value, speaker.actor)


def number(value: Any, _speaker: Speaker) -> str:
    """A number as the person's language writes it."""
    return "" if value is None else str(number_format(value, use_l10n=True))


def seconds(value: int | None, _speaker: Speaker) -> str:
    """A span of time that is kept in seconds."""
    return "" if value is None else length(timedelta(seconds=value))


def minutes(value: int | None, _speaker: Speaker) -> str:
    """A span of time that is kept in minutes."""
    return "" if value is None else length(timedelta(minutes=value))


def one_of(choices: Any) -> Say:
    """One of a closed list (Django's `Choices`); what it does not know is said as it is."""
    labels = dict(choices.choices)
    return lambda value, _speaker: str(labels.get(value, value))
