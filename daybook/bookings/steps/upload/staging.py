"""The rows of a file in a table of this transaction, where they are compared with what there is, all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings.steps.upload.prices import PriceList, TooDear
from daybook.bookings.wishes import RowIn
from daybook.shared.actor import Actor
from daybook.shared.sheets.rows import Problem
from daybook.uploads.choices import Verdict

STAGING = """
    DROP TABLE IF EXISTS pg_temp.staged;
    CREATE TEMP TABLE staged (
      number integer, verdict text, key text, content text, starts_at timestamptz, ends_at timestamptz,
      staff_id bigint, phone text, client_name text, booking_id bigint, created_at timestamptz,
      cells jsonb, problems jsonb, wish jsonb, made_id bigint
    ) ON COMMIT DROP
"""
FILL = """
    COPY staged (number, verdict, key, content, starts_at, ends_at, staff_id, phone, client_name, booking_id,
                 created_at, cells, problems, wish) FROM STDIN
"""
READY = """
    CREATE INDEX ON staged (staff_id, starts_at);
    ANALYZE staged (number, verdict, key, starts_at, ends_at, staff_id, phone, booking_id)
"""
KEEP = """
    INSERT INTO uploads_uploadrow (upload_id, number, verdict, row_key, values, problems, wish, made_id)
    SELECT %s, number, verdict, coalesce(key, ''), cells, problems, wish, made_id FROM staged ORDER BY number
"""


def fill_staging(rows: Iterable[RowIn], actor: Actor) -> None:
    """Lay the rows out, each with its price and the digest that tells its booking from every other."""
    prices, now = PriceList(actor), timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(STAGING)
        with cursor.copy(FILL) as copy:
            for row in rows:
                copy.write_row(_values(row, prices, now, actor))
        cursor.execute(READY)


def keep_staging(upload_id: int) -> None:
    """Keep the rows with their verdicts as those of the upload."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [upload_id])


def row_key(starts_at: datetime, staff_id: int, client_phone: str, *, actor: Actor) -> str:
    """What makes a booking the same one whenever a row of it is brought in: where, when, with whom, for whom."""
    identity = f"{actor.location_id}|{starts_at.isoformat()}|{staff_id}|{client_phone}"
    return blake2b(identity.encode(), digest_size=16).hexdigest()


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


def _values(row: RowIn, prices: PriceList, now: datetime, actor: Actor) -> Sequence[object]:
    wish, problems = _wish(row, prices, now)
    booking = row.booking if wish else None
    return (
        row.number,
        Verdict.READY.value if wish else Verdict.REFUSED.value,
        _key(row, actor),
        _digest(wish) if wish else f"row {row.number}",
        row.starts_at,
        booking.starts_at + booking.duration if booking else None,
        row.staff_id,
        row.client_phone or None,
        booking.client_name if booking else None,
        row.booking_id,
        row.created_at,
        row.cells,
        json.dumps([problem_as_json(problem) for problem in problems], ensure_ascii=False) if problems else "[]",
        wish,
    )


def _key(row: RowIn, actor: Actor) -> str | None:
    if row.starts_at and row.staff_id and row.client_phone:
        return row_key(row.starts_at, row.staff_id, row.client_phone, actor=actor)
    return None


def _wish(row: RowIn, prices: PriceList, now: datetime) -> tuple[str | None, Sequence[Problem]]:
    if row.booking is None:
        return None, row.problems
    try:
        return prices.wish(row.booking, now), row.problems
    except TooDear:
        sentence = _("Together the services cost more than can be stored.")
        return None, (*row.problems, Problem(row.number, "", "", sentence, "too_dear"))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
