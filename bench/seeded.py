"""The database that is measured: migrated, seeded once, vacuumed."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from daybook.bookings.models import Booking
from daybook.cli.web import collect_static
from daybook.seeding import Plan, seed


def make_sure_of(bookings: int, *, locations: int = 20) -> None:
    """Seed an empty database; refuse one of another size, so that figures are not taken for what they are not."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    collect_static(Path(settings.STATIC_ROOT))
    there = Booking._default_manager.count()
    if there == 0:
        seed(Plan(bookings=bookings, locations=locations), tell=lambda sentence: print(sentence, flush=True))
    elif abs(there - bookings) > bookings // 50:
        raise SystemExit(f"The database holds {there} bookings, not {bookings}: choose another --data-dir.")
