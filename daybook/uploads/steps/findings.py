"""Findings that several sections ask for alike: what is there by key, number or name, doubles, what differs."""

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

BY_NUMBER = """
    SELECT staged.number, thing.id AS made_id, ARRAY[thing.id::text] AS words
    FROM staged JOIN {table} thing ON thing.id = staged.given_id
    WHERE thing.location_id = %(location)s AND daybook_fold(thing.name) = staged.folded
"""
BY_NAME = """
    SELECT DISTINCT ON (staged.number) staged.number, thing.id AS made_id, ARRAY[thing.id::text] AS words
    FROM staged JOIN {table} thing
      ON thing.location_id = %(location)s AND daybook_fold(thing.name) = daybook_fold(staged.name)
    WHERE staged.verdict = 'ready' AND {which} ORDER BY staged.number, thing.id
"""
OTHER_NUMBER = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[thing.id::text, thing.name] AS words
    FROM staged JOIN {table} thing ON thing.id = staged.given_id
    WHERE thing.location_id = %(location)s AND staged.verdict = 'ready'
"""
OF_TITLE = """
    SELECT FROM {shelf} shelf
    WHERE shelf.location_id = %(location)s AND daybook_fold(shelf.title) = daybook_fold(staged.{column})
"""
RETIRED_TITLE = """
    SELECT staged.number, NULL::bigint AS made_id, ARRAY[staged.{column}] AS words FROM staged
    WHERE staged.verdict = 'ready' AND EXISTS ({of_title})
      AND NOT EXISTS ({of_title} AND shelf.retired_at IS NULL)
"""
NEW_TITLE = """
    SELECT DISTINCT ON (daybook_fold(staged.{column})) staged.number, NULL::bigint AS made_id,
      ARRAY[staged.{column}] AS words
    FROM staged WHERE staged.verdict = 'ready' AND NOT staged.{column} = '' AND NOT EXISTS ({of_title})
    ORDER BY daybook_fold(staged.{column}), staged.number
"""


def by_number(table: str) -> str:
    """Find rows that give the number of a thing here, and its name."""
    return BY_NUMBER.replace("{table}", table)


def by_name(table: str, which: str) -> str:
    """Find rows that give the name of a thing here; `which` narrows to some of the things."""
    return BY_NAME.replace("{table}", table).replace("{which}", which)


def other_number(table: str) -> str:
    """Find rows that give the number of a thing here, but another name than its own, which is the second word."""
    return OTHER_NUMBER.replace("{table}", table)


def retired_title(shelf: str, column: str) -> str:
    """Find rows that name, in this column, a title of the table `shelf` that is out of use."""
    return _of_title(RETIRED_TITLE, shelf, column)


def new_title(shelf: str, column: str) -> str:
    """Find the first row of each title, in this column, that the table `shelf` does not have yet."""
    return _of_title(NEW_TITLE, shelf, column)


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


def _of_title(sql: str, shelf: str, column: str) -> str:
    return sql.replace("{of_title}", OF_TITLE).replace("{shelf}", shelf).replace("{column}", column)
