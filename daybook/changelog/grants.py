"""What feeds the change log: a trigger on every table of history, which notes once what each statement wrote there.

It is put up after every migration, from the list of things (`changelog.choices`): a table of history that a later
migration brings along is fed from without a line in it, and what it held before is noted too (docs/decisions/0017).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction

from daybook.changelog.choices import THINGS, Thing
from daybook.shared.history import table_of_events

FED = """
    SELECT event.relname, function.prosrc FROM pg_trigger feed
    JOIN pg_class event ON event.oid = feed.tgrelid JOIN pg_proc function ON function.oid = feed.tgfoid
    WHERE feed.tgname = 'change_log' AND feed.tgenabled <> 'D'
"""
SOURCE = """
    SELECT told.pgh_id AS id, told.pgh_created_at AS at, told.by_user_id, told.channel, told.address, told.request_id,
           place.location_id, {action} AS action
    FROM {table} AS told CROSS JOIN LATERAL ({where}) AS place (location_id)
"""
BODY = """
BEGIN
    INSERT INTO changelog_change
        (act, at, location_id, thing, action, by_user_id, channel, first_id, last_id, number)
    SELECT changelog_act(), min(at), location_id, '{thing}', action, by_user_id, channel, min(id), max(id), count(*)
    FROM ({source}) AS row WHERE location_id IS NOT NULL
    GROUP BY location_id, action, by_user_id, channel;
    RETURN NULL;
END
"""
FEED = """
    CREATE OR REPLACE FUNCTION public.{function}() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $feed${body}$feed$;
    CREATE OR REPLACE TRIGGER change_log AFTER INSERT ON public.{table} REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION public.{function}()
"""
BEFORE = """
    SELECT '{thing}' AS thing, at, location_id, action, by_user_id, channel, address, request_id,
           min(id) AS first_id, max(id) AS last_id, count(*) AS number
    FROM ({source}) AS row WHERE location_id IS NOT NULL
    GROUP BY at, location_id, action, by_user_id, channel, address, request_id
"""
NOTE_BEFORE = """
    WITH numbered AS (
        SELECT *, dense_rank() OVER (ORDER BY at, coalesce(by_user_id, 0), channel, address, request_id) AS act
        FROM ({before}) AS before
    )
    INSERT INTO changelog_change (act, at, location_id, thing, action, by_user_id, channel, first_id, last_id, number)
    SELECT %s + act, at, location_id, thing, action, by_user_id, channel, first_id, last_id, number
    FROM numbered ORDER BY act
"""


def feed_change_log() -> None:
    """See that every table of history feeds the change log. As the owner of the tables; safe to repeat."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.changelog_change')")
        if cursor.fetchone() == (None,):
            return
        cursor.execute(FED)
        fed = dict(cursor.fetchall())
        stale = [thing for thing in THINGS if fed.get(table_of_events(thing.event)) != _body(thing)]
        there = set(connection.introspection.table_names(cursor)) if stale else set()
        stale = [thing for thing in stale if table_of_events(thing.event) in there]
        for thing in stale:
            words = {"function": f"changelog_{thing.name}", "table": table_of_events(thing.event), "body": _body(thing)}
            cursor.execute(FEED.format(**words))
        # Until the end of this transaction nobody writes to these tables: nothing is noted twice, or missed.
        note_before([thing for thing in stale if table_of_events(thing.event) not in fed])


def note_before(things: Iterable[Thing]) -> None:
    """Note what these tables of history hold already; what was written at one moment by one actor is one act."""
    before = " UNION ALL ".join(
        BEFORE.format(thing=thing.name, source=_source(thing, table_of_events(thing.event))) for thing in things
    )
    if not before:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('changelog_act_number')")
        (last,) = cursor.fetchone()
        cursor.execute(NOTE_BEFORE.format(before=before), [last])
        cursor.execute("SELECT setval('changelog_act_number', greatest(max(act), %s)) FROM changelog_change", [last])


def unfed() -> list[str]:
    """The tables of history that do not feed the change log."""
    with connection.cursor() as cursor:
        cursor.execute(FED)
        fed = dict(cursor.fetchall())
    return [table_of_events(thing.event) for thing in THINGS if fed.get(table_of_events(thing.event)) != _body(thing)]


def _body(thing: Thing) -> str:
    return BODY.format(thing=thing.name, source=_source(thing, "told"))


def _source(thing: Thing, table: str) -> str:
    return SOURCE.format(table=table, where=thing.where, action=thing.action)
