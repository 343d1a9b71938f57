"""Whether history is kept, and whether history and logs are kept from being rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from daybook.datalog.grants import APPLICATION
from daybook.shared.history import APPEND_ONLY, append_only_models, event_models

TRIGGERS = """
    SELECT count(*) FROM pg_trigger
    WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled <> 'D' AND tgname LIKE %s
"""
MAY = "SELECT bool_or(has_table_privilege(name, 'UPDATE, DELETE')) FROM unnest(%s::text[]) AS name"
WRITING = 3
"""Insert, update, delete: a trigger of the history for each."""


def unguarded_history() -> Iterator[str]:
    """Each table of history or log that misses a trigger, and each that this role may change where it need not."""
    for model in append_only_models():
        if _triggers(model._meta.db_table, f"%{APPEND_ONLY}%") < 1:
            yield f"{model._meta.db_table} could be changed: its trigger is missing. Run `daybook migrate`."
    for model in event_models():
        source = model._meta.get_field("pgh_obj").related_model._meta.db_table
        if _triggers(source, "pgtrigger_%") < WRITING:
            yield f"changes of {source} leave no history: a trigger is missing. Run `daybook migrate`."
    if may_rewrite():
        yield "the role of the application may change tables of history or logs. Run `daybook migrate` as their owner."


def may_rewrite() -> bool:
    """Whether the application's own role may change history or logs; the rights are taken from it, not from others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone() != (APPLICATION,):
            return False
        tables = [model._meta.db_table for model in append_only_models()]
        cursor.execute(MAY, [tables])
        return bool(cursor.fetchone()[0])


def _triggers(table: str, named: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS, [table, named])
        count: int = cursor.fetchone()[0]
    return count
