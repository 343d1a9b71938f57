"""Rows of any number, at the speed of the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

TextRow = tuple[str | None, ...]


def copied(values: QuerySet[Any, tuple[Any, ...]]) -> Iterator[TextRow]:
    """Every row of a `values_list`, each value in the text that PostgreSQL writes for it; memory does not grow.

    Until the last row is taken, or this is closed, the connection can be asked for nothing else.
    """
    try:
        sql, parameters = values.query.sql_with_params()
    except EmptyResultSet:
        return
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sql}) TO STDOUT", parameters) as copy,
        connection.execute_wrapper(_refuse),
    ):
        yield from copy.rows()


def _refuse(*_asked: object) -> NoReturn:
    """Rather than wait for ever for the rows to end."""
    raise RuntimeError("Rows are being copied: until they end, the connection can be asked for nothing else.")
