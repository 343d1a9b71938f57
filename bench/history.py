"""Years of history for the change log: rows put straight into its tables, as their triggers would have written them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, transaction

from daybook.changelog.choices import THINGS
from daybook.changelog.grants import note_before
from daybook.changelog.models import Change
from daybook.shared.history import table_of_events

OF_HISTORY = {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "by_user_id", "channel", "address", "request_id"}
UPLOADS, ROWS_OF_UPLOAD = 100, 5_000
ROWS_OF_ACT = 1.55
"""How many rows of history an act at the desk leaves, on average over the kinds below."""
ACTS = """
    CREATE TEMP TABLE acts ON COMMIT DROP AS
    WITH people AS (SELECT location_id, array_agg(user_id ORDER BY user_id) AS ids FROM access_membership GROUP BY 1),
    bookings AS (SELECT row_number() OVER (ORDER BY md5(id::text)) - 1 AS place, * FROM bookings_booking)
    SELECT number::bigint AS number, timestamptz '2022-01-03 08:00' + number * interval '45 seconds' AS at,
           booking.id AS booking_id, booking.client_id, booking.location_id,
           CASE WHEN number < %(bookings)s THEN 'made'
                WHEN number %% 100 < 40 THEN 'status' WHEN number %% 100 < 60 THEN 'services'
                WHEN number %% 100 < 80 THEN 'paid' WHEN number %% 100 < 85 THEN 'deleted'
                WHEN number %% 100 < 90 THEN 'label' WHEN number %% 100 < 96 THEN 'client'
                WHEN number %% 100 < 98 THEN 'clock' WHEN number %% 100 < 99 THEN 'api'
                WHEN number %% 1000 = 99 THEN 'catalogue' WHEN number %% 10000 = 199 THEN 'rights' ELSE 'status'
           END AS kind,
           CASE WHEN number >= %(bookings)s AND number %% 100 IN (96, 97) THEN NULL
                ELSE people.ids[1 + number %% cardinality(people.ids)] END AS who,
           CASE WHEN number < %(bookings)s THEN 'desk' WHEN number %% 100 IN (96, 97) THEN 'clock'
                WHEN number %% 100 = 98 THEN 'api' ELSE 'desk' END AS channel
    FROM generate_series(0, %(acts)s - 1) AS number
    JOIN bookings booking ON booking.place = number %% %(bookings)s
    JOIN people ON people.location_id = booking.location_id
"""
UPLOADED = """
    INSERT INTO acts
    SELECT upload::bigint * 1000000000, timestamptz '2022-02-01 21:00' + upload * interval '14 days', booking.id,
           booking.client_id, booking.location_id, 'uploaded',
           (SELECT min(user_id) FROM access_membership member WHERE member.location_id = booking.location_id), 'upload'
    FROM generate_series(1, %(uploads)s) AS upload CROSS JOIN LATERAL (
        SELECT booking.* FROM bookings_booking booking
        JOIN locations_location location ON location.id = booking.location_id AND location.name = 'Seeded 1'
        ORDER BY booking.id OFFSET upload * 37 LIMIT %(rows)s
    ) AS booking
"""
FILL = """
    INSERT INTO {event} (pgh_created_at, pgh_label, pgh_obj_id, by_user_id, channel, address, request_id, {columns})
    SELECT act.at, {label}, source.id, act.who, act.channel, '192.0.2.7', 'request-' || act.number, {values}
    FROM acts act JOIN {table} source ON {joined} WHERE act.kind IN ({kinds}) ORDER BY act.at, act.number
"""


class Written(NamedTuple):
    """Rows of one table of history: of which kinds of acts and rows of the thing, and what is not as these say."""

    event: str
    joined: str
    kinds: str
    label: str
    instead: Mapping[str, str]


_ROWS: tuple[tuple[str, str, str, str, Mapping[str, str]], ...] = (
    (
        "bookings.BookingEvent",
        "source.id = act.booking_id",
        "made uploaded api",
        "'insert'",
        {"deleted_at": "NULL", "deleted_through": "''"},
    ),
    (
        "bookings.BookingEvent",
        "source.id = act.booking_id",
        "status services paid label clock deleted",
        "'update'",
        {
            "deleted_at": "CASE act.kind WHEN 'deleted' THEN act.at END",
            "deleted_through": "CASE act.kind WHEN 'deleted' THEN 'desk' ELSE '' END",
            "status": "act.number % 3",
        },
    ),
    ("bookings.LineEvent", "source.booking_id = act.booking_id", "made uploaded api", "'insert'", {}),
    (
        "bookings.LineEvent",
        "source.booking_id = act.booking_id",
        "services",
        "'update'",
        {"price": "source.price + act.number % 7", "cost": "source.cost + act.number % 7"},
    ),
    ("payments.PaymentEvent", "source.booking_id = act.booking_id", "paid", "'insert'", {}),
    ("bookings.BookingCategoryLinkEvent", "source.booking_id = act.booking_id", "label", "'insert'", {}),
    (
        "clients.ClientEvent",
        "source.id = act.client_id",
        "client",
        "'update'",
        {"comment": "'asked for ' || act.number"},
    ),
    (
        "catalogue.ServiceEvent",
        "source.location_id = act.location_id AND source.id % 50 = act.number / 1000 % 50",
        "catalogue",
        "'update'",
        {"price_min": "act.number % 90", "price_max": "100"},
    ),
    (
        "access.MembershipEvent",
        "source.location_id = act.location_id AND source.user_id = act.who",
        "rights",
        "'update'",
        {},
    ),
)
WRITTEN = [Written(*each) for each in _ROWS]


def make_history(rows: int, *, tell: Callable[[str], None]) -> None:
    """So many rows of history where there are none yet, and the feed of the change log from them. As a superuser."""
    if Change._default_manager.count() > rows // 10:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # No trigger runs: history is put in place as it was, and what it feeds is noted at the end, all at once.
        cursor.execute(
            "SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '512MB'; SET LOCAL jit = off"
        )
        cursor.execute("SELECT count(*) FROM bookings_booking")
        (bookings,) = cursor.fetchone()
        acts = int((rows - UPLOADS * ROWS_OF_UPLOAD * 2.2) / ROWS_OF_ACT)
        cursor.execute(ACTS, {"bookings": bookings, "acts": acts})
        cursor.execute(UPLOADED, {"uploads": UPLOADS, "rows": ROWS_OF_UPLOAD})
        cursor.execute("ANALYZE acts")
        cursor.execute(f"TRUNCATE changelog_change, {', '.join(_tables())}")
        for each in WRITTEN:
            begun = time.perf_counter()
            cursor.execute(_statement(each))
            tell(f"{cursor.rowcount} rows of {each.event} in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        note_before(THINGS)
        tell(f"the feed of them in {time.perf_counter() - begun:.0f} s")
    with connection.cursor() as cursor:
        for table in ("changelog_change", *_tables()):
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _tables() -> list[str]:
    return sorted({table_of_events(each.event) for each in WRITTEN})


def _statement(written: Written) -> str:
    model: Any = apps.get_model(written.event)
    columns = [field.column for field in model._meta.concrete_fields if field.column not in OF_HISTORY]
    return FILL.format(
        event=model._meta.db_table,
        table=model._meta.get_field("pgh_obj").related_model._meta.db_table,
        columns=", ".join(f'"{column}"' for column in columns),
        values=", ".join(written.instead.get(column, f'source."{column}"') for column in columns),
        joined=written.joined,
        label=written.label,
        kinds=", ".join(f"'{kind}'" for kind in written.kinds.split()),
    )
