"""The Data log itself as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import QueryDict

from daybook.datalog.columns import LOG
from daybook.datalog.filters import LogFilters
from daybook.datalog.models import Download
from daybook.datalog.queries.log import LogRow
from daybook.shared.actor import Actor
from daybook.shared.listing.declared import ListColumn
from daybook.shared.listing.found import every_row
from daybook.shared.sheets.writing import ColumnOut, TableOut, Written


def stored_table(download: Download, actor: Actor) -> TableOut:
    """The table that a download of the Data log asks for; raises `BadFilters`."""
    asked = QueryDict(download.question)
    matching = LOG.ground(actor).filter(*LogFilters(asked, actor).conditions())
    order = LOG.orders.get(asked.get("sort", ""), LOG.orders[LOG.usual])
    rows = every_row(LOG, matching, order, actor=actor)
    return TableOut(
        title=str(LOG.title),
        columns=[ColumnOut(column.file_heading, column.kind, column.is_wide) for column in LOG.columns],
        rows=(_cells(row, LOG.columns, actor) for row in rows),
        count=matching.count(),
    )


def _cells(row: LogRow, columns: Sequence[ListColumn[LogRow]], actor: Actor) -> list[Written]:
    return [_cell(column.value(row), column.between, actor) for column in columns]


def _cell(value: Any, between: str, actor: Actor) -> Written:
    if isinstance(value, datetime):
        return value.astimezone(actor.zone).replace(tzinfo=None)
    if isinstance(value, tuple):
        return between.join(map(str, value)) or None
    written: Written = value
    return written
