"""The register's answer as a workbook: exactly the rows that the filters give, in the columns of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.bookings.columns import BY_NAME, REGISTER_COLUMNS, Column, Fact
from daybook.bookings.filters import BookingFilters
from daybook.bookings.queries.names import CategoryName, Names
from daybook.bookings.queries.register import NEWEST_CREATED, ORDERS, rows_for_file
from daybook.bookings.queries.rows import READERS
from daybook.datalog.models import Download
from daybook.datalog.sheets.about import about
from daybook.shared.actor import Actor
from daybook.shared.errors import NotAllowed
from daybook.shared.money import places_of
from daybook.shared.one_moment import one_moment
from daybook.shared.paging import Order
from daybook.shared.sheets.cell_kinds import CellKind
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written, write_table


@dataclass(frozen=True)
class Answer:
    """What is downloaded: the question as its filters, the columns, the order."""

    filters: BookingFilters
    columns: Sequence[Column] = REGISTER_COLUMNS
    order: Order = NEWEST_CREATED


def download_register(path: Path, answer: Answer, *, actor: Actor) -> int:
    """Write the file; how many rows it has. The rows are those of one moment, whatever changes meanwhile."""
    with one_moment():
        table = register_table(answer, actor=actor)
        write_table(path, replace(table, about=about(table, answer.filters.words(), actor=actor)))
    return table.count


def stored_table(download: Download, actor: Actor) -> TableOut:
    """The table that a download of the register asks for."""
    asked = QueryDict(download.question)
    order = ORDERS.get(asked.get("sort", ""), NEWEST_CREATED)
    columns = [BY_NAME[name] for name in download.columns if name in BY_NAME]
    return register_table(Answer(BookingFilters(asked, actor), columns or REGISTER_COLUMNS, order), actor=actor)


def register_table(answer: Answer, *, actor: Actor) -> TableOut:
    """The answer as a table, phones masked for somebody who may not see them; its rows are read in `one_moment`.

    `BadFilters` for a question that cannot be understood, `NotAllowed` without the right.
    """
    if not (actor.has(Right.REGISTER) and actor.has(Right.REGISTER_EXCEL)):
        raise NotAllowed(_("You may not take the register as a file."))
    names, facts = Names(actor), [fact for column in answer.columns for fact in column.facts]
    names.read_all()
    fields = list(dict.fromkeys(field for fact in facts for field in fact.fields))
    return TableOut(
        title=_("Bookings"),
        columns=[
            ColumnOut(
                fact.heading,
                fact.kind,
                fact.is_wide,
                tuple(map(fields.index, fact.fields)),
                _cell_of(fact, names, actor.zone),
            )
            for fact in facts
        ],
        rows=rows_for_file(answer.filters.question(), fields, actor, order=answer.order),
        count=answer.filters.rows().count(),
        money_places=places_of(actor.currency),
    )


def _cell_of(fact: Fact, names: Names, zone: tzinfo) -> Callable[[Any], Written] | None:
    """What makes a cell of the text, or of the texts, of the fact's fields; None where the text is the cell."""
    readers, told = [READERS[field] for field in fact.fields], fact.told
    read = readers[0]
    if told is None:
        return _plain(fact, read, zone)
    if len(readers) == 1:
        return lambda text: _cell(fact, told(names, text and read(text)), zone)
    return lambda texts: _cell(fact, told(names, *map(_value, readers, texts)), zone)


def _plain(fact: Fact, read: Callable[[str], Any], zone: tzinfo) -> Callable[[Any], Written] | None:
    """The field itself: most of the values that come only once are such."""
    if read is str:
        return None
    if read is datetime.fromisoformat:
        return lambda text: text and datetime.fromisoformat(text).astimezone(zone)
    if read in (int, Decimal):
        return lambda text: text and read(text)
    return lambda text: _cell(fact, text and read(text), zone)


def _value(read: Callable[[str], Any], text: str | None) -> Any:
    return text and read(text)


def _cell(fact: Fact, value: Any, zone: tzinfo) -> Written:
    """The value as a cell: times by the clock of the location, spans in seconds as the upload reads them."""
    if isinstance(value, tuple | list):
        return _several(fact, value)
    if isinstance(value, models.Choices):
        return str(value.label)
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, datetime):
        return value.astimezone(zone)
    written: Written = value
    return written


def _several(fact: Fact, values: Sequence[Any]) -> Written:
    if len(values) == 1 and fact.kind is CellKind.MIXED:
        one: int | Decimal = values[0]
        return one
    return fact.between.join(_word(value) for value in values) or None


def _word(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, CategoryName):
        return value.title
    return str(value)
