"""The rows of history behind the acts of a page: what each thing was before the act, and as what it was left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.expressions import RawSQL

from daybook.changelog.choices import OF_ONES_HOURS, THING, Thing
from daybook.changelog.models import Change
from daybook.changelog.rights import column_of_limit, limited_things, seen_bookings, seen_staff
from daybook.shared.actor import Actor
from daybook.shared.history import table_of_events
from daybook.shared.history_words import Row

ROWS = """
    SELECT span.act AS of_act, told.*
    FROM unnest(%s::bigint[], %s::timestamptz[], %s::bigint[], %s::bigint[], %s::int[])
        AS span (act, at, first_id, last_id, most)
    CROSS JOIN LATERAL (
        SELECT told.* FROM {table} AS told
        WHERE told.pgh_id BETWEEN span.first_id AND span.last_id AND told.pgh_created_at = span.at
          AND %s IN ({where}) {narrowed}
        ORDER BY told.pgh_id LIMIT span.most
    ) AS told
    ORDER BY told.pgh_id
"""
BEFORE = """
    SELECT asked.id AS of_id, told.* FROM unnest(%s::bigint[], %s::bigint[]) AS asked (of, id)
    CROSS JOIN LATERAL (
        SELECT told.* FROM {table} AS told WHERE told.pgh_obj_id = asked.of AND told.pgh_id < asked.id
        ORDER BY told.pgh_id + 0 DESC LIMIT 1
    ) AS told
"""


class Only(NamedTuple):
    """The one thing that a question narrows the rows to, with all that is told under it."""

    thing: str
    number: int


@dataclass(frozen=True)
class Event:
    """What an act did with one thing: `was` before it (None: nothing, or not kept), `now` after it (None: gone)."""

    act: int
    thing: Thing
    was: Row | None
    now: Row | None
    signed: Row
    """The first row of it, with the signature."""

    @property
    def row(self) -> Row:
        """As it was left, or as it last was."""
        return self.now or self.was or self.signed

    @property
    def is_made(self) -> bool:
        """Whether the act made it."""
        return bool(self.signed["pgh_label"] == "insert")

    @property
    def is_first_kept(self) -> bool:
        """Whether it was changed, and nothing is kept of what it was before."""
        return not self.is_made and self.was is None

    @property
    def key(self) -> tuple[str, int]:
        """The thing under which it is told, and its number."""
        if self.thing.part_of:
            of, column = self.thing.part_of
            return of, self.row[column]
        return self.thing.name, self.row["pgh_obj_id"]


def events_of(
    changes: Iterable[Change], actor: Actor, *, most: Callable[[Change], int], only: Only | None = None
) -> list[Event]:
    """What these changes did, in the order of the things; of each change the first `most` rows."""
    by_thing: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_thing[change.thing].append(change)
    things = [THING[name] for name in THING if name in by_thing]
    return [event for thing in things for event in _events(thing, _Asked(by_thing[thing.name], most, only), actor)]


class _Asked(NamedTuple):
    """Of which changes how many rows are read, and of which thing alone."""

    changes: Sequence[Change]
    most: Callable[[Change], int]
    only: Only | None


def _events(thing: Thing, asked: _Asked, actor: Actor) -> list[Event]:
    if asked.only and not _column_of(thing, asked.only):
        return []
    rows: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in _rows(thing, asked, actor):
        rows[row["of_act"], row["pgh_obj_id"]].append(row)
    before = _before(thing, [told[0] for told in rows.values() if told[0]["pgh_label"] != "insert"])
    return [
        Event(
            act,
            thing,
            was=before.get(told[0]["pgh_id"], told[0] if told[0]["pgh_label"] == "delete" else None),
            now=None if told[-1]["pgh_label"] == "delete" else told[-1],
            signed=told[0],
        )
        for (act, _number), told in rows.items()
    ]


def _rows(thing: Thing, asked: _Asked, actor: Actor) -> list[dict[str, Any]]:
    spans = [[getattr(each, name) for each in asked.changes] for name in ("act", "at", "first_id", "last_id")]
    column, only = _column_of(thing, asked.only), asked.only
    narrowed, values = (f"AND told.{column} = %s", [only.number]) if only and column else ("", [])
    seen, more = _of_what_is_seen(thing, actor)
    words = {"table": table_of_events(thing.event), "where": thing.where, "narrowed": f"{narrowed} {seen}"}
    most = [asked.most(each) for each in asked.changes]
    return _read(ROWS.format(**words), [*spans, most, actor.location_id, *values, *more])


def _of_what_is_seen(thing: Thing, actor: Actor) -> tuple[str, list[Any]]:
    """What narrows the rows to those of bookings and staff that the actor sees; nothing where they see all of them.

    A subquery that is asked row by row, and stops with the last row that is wanted: as a join it could come to read
    every booking that they see.
    """
    if thing.name not in limited_things(actor):
        return "", []
    column = column_of_limit(thing)
    if thing.name in OF_ONES_HOURS:
        return f"AND told.{column} = ANY(%s)", [seen_staff(actor)]
    own = RawSQL(f"told.{column}", [])  # noqa: S611  own-sql: put together from constants of this file
    of_row = seen_bookings(actor).filter(pk=own).order_by().values("pk")
    try:
        statement, values = of_row.query.sql_with_params()
    except EmptyResultSet:
        return "AND false", []
    return f"AND ({statement}) IS NOT NULL", [*values]


def _column_of(thing: Thing, only: Only | None) -> str:
    """The column by which the rows of this thing are narrowed; empty where they are not."""
    if only is None:
        return ""
    if thing.part_of and thing.part_of[0] == only.thing:
        return thing.part_of[1]
    return "pgh_obj_id" if thing.name == only.thing else ""


def _before(thing: Thing, rows: Sequence[Row]) -> Mapping[int, Row]:
    """What was kept of each of these rows before, by the number of the row."""
    if not rows:
        return {}
    asked = [[row["pgh_obj_id"] for row in rows], [row["pgh_id"] for row in rows]]
    found = _read(BEFORE.format(table=table_of_events(thing.event)), asked)
    return {row["of_id"]: row for row in found}


def _read(statement: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]
