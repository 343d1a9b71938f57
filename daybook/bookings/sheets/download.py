"""The register's answer as a workbook: exactly the rows that the filters give, in the columns of the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.bookings.columns import REGISTER_COLUMNS, Column, Fact
from daybook.bookings.filters import BookingFilters
from daybook.bookings.queries.names import CategoryName, Names
from daybook.bookings.queries.register import NEWEST_CREATED, rows_for_file
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.shared.errors import NotAllowed
from daybook.shared.money import places_of
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
    """Write the file, phones masked for somebody who may not see them; how many rows it has.

    `BadFilters` for a question that cannot be understood, `NotAllowed` without the right. The rows are those of one
    moment, whatever changes meanwhile.
    """
    if not (actor.has(Right.REGISTER) and actor.has(Right.REGISTER_EXCEL)):
        raise NotAllowed(_("You may not take the register as a file."))
    question, names, place = answer.filters.question(), Names(actor), Location.objects.get(pk=actor.location_id)
    facts = [fact for column in answer.columns for fact in column.facts]
    with _one_moment():
        count = answer.filters.rows().count()
        rows = rows_for_file(question, actor, order=answer.order)
        table = TableOut(
            title=_("Bookings"),
            columns=[ColumnOut(fact.heading, fact.kind, fact.is_wide) for fact in facts],
            rows=([_cell(fact, fact.value(row, names), actor) for fact in facts] for row in rows),
            count=count,
            about=_about(answer, place, count, actor),
            money_places=places_of(place.currency),
        )
        write_table(path, table)
    return count


@contextmanager
def _one_moment() -> Iterator[None]:
    """One snapshot of the database, as long as nothing was read before."""
    is_first = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_first:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0")
        yield


def _cell(fact: Fact, value: Any, actor: Actor) -> Written:
    """The value as a cell: local times without a zone, spans in seconds as the upload reads them."""
    if isinstance(value, models.Choices):
        return str(value.label)
    if isinstance(value, datetime):
        return value.astimezone(actor.zone).replace(tzinfo=None)
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, tuple):
        return _several(fact, value)
    return value or None if isinstance(value, str) else value


def _several(fact: Fact, values: tuple[Any, ...]) -> Written:
    if len(values) == 1 and fact.kind is CellKind.MIXED:
        one: int | Decimal = values[0]
        return one
    return fact.between.join(_word(value) for value in values) or None


def _word(value: Any) -> str:
    if isinstance(value, CategoryName):
        return value.title
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _about(answer: Answer, place: Location, count: int, actor: Actor) -> list[tuple[str, str]]:
    now = timezone.now().astimezone(actor.zone)
    return [
        (_("Title"), _("Bookings")),
        (_("Location"), f"{place.name} ({place.time_zone}, {place.currency})"),
        (_("Asked by"), actor.name),
        (_("When"), f"{now:%d.%m.%Y %H:%M}"),
        (_("Filters"), "; ".join(answer.filters.words()) or _("None: all bookings that they may see")),
        (_("Rows"), str(count)),
        (_("Columns"), ", ".join(str(column.heading) for column in answer.columns)),
    ]
