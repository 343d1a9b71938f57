"""Some rows of a checked file laid out again: to be written, or to be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from daybook.uploads.choices import Verdict
from daybook.uploads.models import Upload

SOME_ROWS = """
    SELECT number, verdict::text AS verdict, row_key AS key, problems, wish, made_id FROM uploads_uploadrow
    WHERE upload_id = %(upload)s AND number > %(after)s AND verdict = %(verdict)s ORDER BY number LIMIT %(at_most)s
"""
TO_WRITE = """
    CREATE TEMP TABLE staged ON COMMIT DROP AS
    SELECT row.*, wish.* FROM ({rows}) AS row, jsonb_to_record(row.wish) AS wish ({columns})
"""
TO_TAKE_BACK = """
    CREATE TEMP TABLE staged ON COMMIT DROP AS
    SELECT number, 'ready' AS verdict, key, problems, NULL::jsonb AS wish, made_id FROM ({rows}) AS row
"""
KNOW = "CREATE INDEX ON staged (number); ANALYZE staged ({columns})"
KEEP_WRITTEN = """
    UPDATE uploads_uploadrow kept SET problems = staged.problems, made_id = staged.made_id,
      verdict = CASE staged.verdict WHEN 'ready' THEN 'made' ELSE staged.verdict END,
      wish = CASE staged.verdict WHEN 'ready' THEN NULL ELSE kept.wish END
    FROM staged WHERE kept.upload_id = %s AND kept.number = staged.number
"""
KEEP_TAKEN_BACK = """
    UPDATE uploads_uploadrow kept SET problems = staged.problems,
      verdict = CASE staged.verdict WHEN 'ready' THEN 'taken_back' ELSE staged.verdict END
    FROM staged WHERE kept.upload_id = %s AND kept.number = staged.number
"""
COUNT = """
    SELECT count(*) FILTER (WHERE verdict = 'ready'), count(*) FILTER (WHERE verdict = 'there'),
      count(*) FILTER (WHERE verdict = 'refused'), count(*) FILTER (WHERE verdict = 'kept'), coalesce(max(number), 0)
    FROM staged
"""


class Counted(NamedTuple):
    """What came of the rows that were laid out; `last` is the number of the last one."""

    ready: int
    there: int
    refused: int
    kept: int
    last: int


def lay_out_ready(upload: Upload, columns: str, *, after: int, at_most: int) -> int:
    """Lay out the next ready rows whose number is above `after`, their wishes as columns; how many there are."""
    statement = TO_WRITE.replace("{columns}", columns)
    return _lay_out(upload, statement, Verdict.READY, compared=_compared(columns), after=after, at_most=at_most)


def lay_out_made(upload: Upload, *, after: int, at_most: int) -> int:
    """Lay out the next made rows whose number is above `after`, as ready to be taken back; how many there are."""
    return _lay_out(upload, TO_TAKE_BACK, Verdict.MADE, after=after, at_most=at_most)


def keep_written(upload: Upload) -> Counted:
    """Keep the verdicts of the rows laid out, the ready ones as made, and count them."""
    return _keep(KEEP_WRITTEN, upload)


def keep_taken_back(upload: Upload) -> Counted:
    """Keep the verdicts of the rows laid out, the ready ones as taken back, and count them."""
    return _keep(KEEP_TAKEN_BACK, upload)


def _compared(columns: str) -> list[str]:
    """Those of a wish that rows can be compared by: JSON is not, and knowing it takes longest."""
    return [name for name, kind in (column.split() for column in columns.split(",")) if kind != "jsonb"]


def _lay_out(
    upload: Upload, statement: str, verdict: Verdict, *, compared: Sequence[str] = (), after: int, at_most: int
) -> int:
    asked: dict[str, str | int] = {"upload": upload.pk, "after": after, "at_most": at_most, "verdict": verdict.value}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.staged")
        cursor.execute(statement.replace("{rows}", SOME_ROWS), asked)
        count: int = cursor.rowcount
        cursor.execute(KNOW.replace("{columns}", ", ".join(("number", "verdict", "key", *compared))))
    return count


def _keep(statement: str, upload: Upload) -> Counted:
    with connection.cursor() as cursor:
        cursor.execute(statement, [upload.pk])
        cursor.execute(COUNT)
        return Counted(*cursor.fetchone())
