"""Who hears what of the calendar's news, and whether there are any: a mark of all that some days show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import datetime

from django.contrib.postgres.aggregates import StringAgg
from django.db import connection
from django.db.models import Func, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat
from django.utils import timezone, translation

from daybook import __version__
from daybook.access.choices import NO_LIMIT, Limit
from daybook.bookings.rights import calendar_begins
from daybook.calendar.queries.board import Column, Days, bookings_of, columns
from daybook.calendar.rules.news import BoardListener
from daybook.shared.actor import Actor

GROUND = """
    SELECT md5(concat_ws(';',
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM staff_staffmember WHERE location_id = %(here)s),
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM staff_position WHERE location_id = %(here)s),
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM catalogue_service WHERE location_id = %(here)s),
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM bookings_bookingcategory
            WHERE location_id = %(here)s OR location_id IS NULL),
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM schedule_weekpattern WHERE location_id = %(here)s),
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM schedule_dayplan
            WHERE location_id = %(here)s AND day BETWEEN %(first)s AND %(last)s),
        (SELECT string_agg(id || ':' || xmin, ',' ORDER BY id) FROM schedule_holiday
            WHERE location_id = %(here)s AND day BETWEEN %(first)s AND %(last)s),
        (SELECT string_agg(id || ':' || xmin, ',') FROM locations_location WHERE id = %(here)s)
    ))
"""
"""Every row that a card or the head of a column takes words from; `xmin` is another after every change of a row."""

XMIN = RawSQL('"bookings_booking"."xmin"::text', (), output_field=TextField())


def listener_of(actor: Actor) -> BoardListener:
    """Somebody who hears of all that they may see in the calendar, and of nothing else."""
    limits = (Limit.ONLY_STAFF, Limit.ONLY_POSITION)
    is_limited = any(actor.limit(limit, NO_LIMIT[limit]) != NO_LIMIT[limit] for limit in limits)
    staff_ids = [column.id for column in columns(actor)] if is_limited else None
    return BoardListener(actor.location_id, actor.zone, staff_ids=staff_ids, since=calendar_begins(actor))


def mark_of(days: Days, among: Collection[Column], actor: Actor) -> str:
    """A short text that is another one as soon as the calendar would show these days in another way.

    It costs a few milliseconds where the days themselves may cost a hundred. A change may bring another mark although
    nothing of it can be seen; the same mark always means that nothing changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(GROUND, {"here": actor.location_id, "first": days.first, "last": days.last})
        (ground,) = cursor.fetchone()
    told = [ground, _mark_of_bookings(days, among, actor), _mark_of_person(actor)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def _mark_of_bookings(days: Days, among: Collection[Column], actor: Actor) -> str:
    row = Concat(Cast("pk", TextField()), Value(":"), XMIN, "client__name", "client__phone", output_field=TextField())
    every = StringAgg(row, delimiter=",", order_by="pk")
    drawn = bookings_of(days, among, actor).order_by()
    return str(drawn.aggregate(mark=Func(every, function="md5", output_field=TextField()))["mark"])


def _mark_of_person(actor: Actor) -> list[object]:
    """What the same rows look like depends on who looks, in which language, since when, and on our own version."""
    today: datetime = timezone.localtime(timezone=actor.zone)
    limits = sorted(actor.limits.items())
    return [__version__, translation.get_language(), str(today.date()), sorted(actor.rights), limits, actor.locale]
