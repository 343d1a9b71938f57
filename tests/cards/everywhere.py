"""Every text that the database and the storage hold, to look for somebody in."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from django.db import connection

TEXTS = """
    SELECT columns.table_name, columns.column_name
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND (data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY') )
    ORDER BY 1, 2
"""


def columns_that_hold(*needles: str) -> list[str]:
    """Each column of each table in which one of these stands, in any case: `clients_client.name: Anna`."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        columns = cursor.fetchall()
        return [
            f"{table}.{column}: {needle}"
            for table, column in columns
            for needle in needles
            if _holds(cursor, table, column, needle)
        ]


def files_that_hold(folder: Path, *needles: str) -> list[str]:
    """Each file below the folder in which one of these stands, unpacked where it is a workbook."""
    return [
        f"{path.name}: {needle}"
        for path in folder.rglob("*")
        if path.is_file()
        for needle in needles
        if needle in _text(path)
    ]


def _holds(cursor: Any, table: str, column: str, needle: str) -> bool:
    cursor.execute(
        f'SELECT EXISTS (SELECT FROM "{table}" WHERE position(%s IN lower("{column}"::text)) > 0)', [needle.lower()]
    )
    return bool(cursor.fetchone()[0])


def _text(path: Path) -> str:
    if is_zipfile(path):
        with ZipFile(path) as book:
            return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return path.read_text(errors="replace")
