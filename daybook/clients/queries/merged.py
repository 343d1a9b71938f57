"""Where the number of a client leads who went up in another one."""

from __future__ import annotations

from django.db import connection
from django.db.models import BigIntegerField

from daybook.shared.actor import Actor

KEPT = """
    WITH RECURSIVE step (number, depth) AS (
      SELECT %(number)s::bigint, 0
      UNION ALL
      SELECT merge.kept_number, depth + 1 FROM step
      JOIN clients_clientmerge merge ON merge.gone_number = step.number AND merge.location_id = %(location)s
    )
    SELECT number FROM step ORDER BY depth DESC LIMIT 1
"""
GONE = """
    WITH RECURSIVE same (number) AS (
      SELECT %(number)s::bigint
      UNION
      SELECT merge.gone_number FROM same
      JOIN clients_clientmerge merge ON merge.kept_number = same.number AND merge.location_id = %(location)s
    )
    SELECT number FROM same
"""


def kept_instead_of(number: int, actor: Actor) -> int | None:
    """The client in whom the one of this number went up, however many merges that took; None where there was none."""
    if number > BigIntegerField.MAX_BIGINT:
        return None
    found = _numbers(KEPT, number, actor)[0]
    return None if found == number else found


def numbers_of(number: int, actor: Actor) -> list[int]:
    """The number of the client, and those of all who went up in them."""
    return _numbers(GONE, number, actor)


def _numbers(statement: str, number: int, actor: Actor) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"number": number, "location": actor.location_id})
        return [found for (found,) in cursor]
