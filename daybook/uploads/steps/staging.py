"""The rows of a file in a table of this transaction, where they are compared with what there is, all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

from django.db import connection

from daybook.shared.actor import Actor
from daybook.shared.sheets.frames import cells_as_json
from daybook.shared.sheets.rows import Problem, ReadRow
from daybook.uploads.choices import Verdict
from daybook.uploads.models import Upload
from daybook.uploads.steps.comparisons import tell
from daybook.uploads.steps.engine import Engine, Ground

SHARED = (
    ("number", "integer"),
    ("verdict", "text"),
    ("key", "text"),
    ("content", "text"),
    ("cells", "jsonb"),
    ("problems", "jsonb"),
    ("wish", "jsonb"),
)
KEEP = """
    INSERT INTO uploads_uploadrow (upload_id, number, verdict, row_key, values, problems, wish, made_id)
    SELECT %s, number, verdict, coalesce(key, ''), cells, problems, wish, made_id FROM staged ORDER BY number
"""


def fill_staging(rows: Iterable[ReadRow], engine: Engine, ground: Ground) -> None:
    """Lay the rows out as they are read, so memory does not grow with them."""
    columns = (*SHARED, *engine.facts.items())
    names = ", ".join(name for name, _kind in columns)
    kinds = ", ".join(f"{name} {kind}" for name, kind in columns)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.staged")
        cursor.execute(f"CREATE TEMP TABLE staged ({kinds}, made_id bigint) ON COMMIT DROP")
        with cursor.copy(f"COPY staged ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(_values(row, ground))
        cursor.execute(f"{engine.index}; ANALYZE staged ({', '.join(['number', 'verdict', 'key', *engine.facts])})")


def judge(upload: Upload, engine: Engine, actor: Actor) -> None:
    """Give each staged row its verdict, and tell it all that the comparisons bring to light."""
    tell(engine.comparisons, upload, actor)


def keep_staging(upload: Upload) -> None:
    """Keep the rows with their verdicts as those of the upload, in the place of an earlier check's."""
    upload.rows.all()._raw_delete(using="default")
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [upload.pk])


def digest_of(text: str) -> str:
    """What tells this text from every other, in 32 signs."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A problem as `UploadRow.problems` keeps it."""
    return {
        "heading": problem.heading,
        "value": problem.value,
        "sentence": problem.sentence,
        "code": problem.code,
        "suggestions": list(problem.suggestions),
        "is_warning": problem.is_warning,
        "typed": problem.typed,
    }


def _values(row: ReadRow, ground: Ground) -> Sequence[object]:
    key, wish, problems, facts = ground.laid(row)
    return (
        row.number,
        Verdict.READY.value if wish else Verdict.REFUSED.value,
        key,
        digest_of(wish) if wish else f"row {row.number}",
        cells_as_json(row.cells),
        json.dumps([problem_as_json(problem) for problem in problems], ensure_ascii=False) if problems else "[]",
        wish,
        *facts,
    )
