"""Findings that several sections ask for alike: by key, rows that mean one thing, what differs from what is there."""

from __future__ import annotations

BY_KEY = """
    SELECT staged.number, thing.id AS made_id, ARRAY[thing.id::text] AS words
    FROM staged JOIN {table} thing ON thing.upload_key = staged.key AND thing.location_id = %(location)s
    WHERE staged.verdict = 'ready' AND {which}
"""
DOUBLES = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[double.numbers, double.first::text] AS words
    FROM staged JOIN (
      SELECT {same} AS same, min(number) AS first, count(DISTINCT content) > 1 AS differ,
        string_agg(number::text, ', ' ORDER BY number) AS numbers
      FROM staged WHERE {same} IS NOT NULL AND verdict <> 'there' GROUP BY 1 HAVING count(*) > 1
    ) double ON double.same = {same_of_row}
    WHERE staged.verdict <> 'there'
"""
DIFFERING = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[{word}] AS words
    FROM staged JOIN {table} thing ON thing.id = staged.made_id
    WHERE staged.verdict = 'there' AND {differs}
"""


def by_key(table: str, which: str = "true") -> str:
    """Find rows whose thing was brought in before; `which` narrows to some of the things."""
    return BY_KEY.replace("{table}", table).replace("{which}", which)


def differing_doubles(same: str) -> str:
    """Find rows that mean one thing, which `same` tells, and say different things of it."""
    return _doubles(same) + " AND double.differ"


def equal_doubles(same: str) -> str:
    """Find rows that say the same as an earlier one, which the second word is."""
    return _doubles(same) + " AND NOT double.differ AND staged.number > double.first"


def differing(table: str, word: str, differs: str) -> str:
    """Find rows whose `thing` is there already and differs from what they say; `word` is what it is there."""
    return DIFFERING.replace("{table}", table).replace("{word}", word).replace("{differs}", differs)


def _doubles(same: str) -> str:
    return DOUBLES.replace("{same_of_row}", same).replace("{same}", same)
