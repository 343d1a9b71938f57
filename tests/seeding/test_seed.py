"""Made-up bookings: as true as booked ones, and all of them or none."""

from __future__ import annotations

import pytest
from django.db import connection

from daybook.bookings.models import Booking
from daybook.bookings.queries.sums import wrong_sums
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.seeding import Plan, seed

pytestmark = pytest.mark.django_db(transaction=True)


class StoppedHere(Exception):
    """Somebody pressed Ctrl-C."""


def kept_by_the_database() -> set[tuple[str, str]]:
    """Indexes and constraints, by table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'")
        indexes = set(cursor.fetchall())
        cursor.execute("SELECT conrelid::regclass::text, conname FROM pg_constraint")
        return indexes | set(cursor.fetchall())


def test_seeded_bookings_hold_what_booked_ones_hold():
    kept = kept_by_the_database()

    seed(Plan(bookings=300, locations=3), tell=lambda _sentence: None)

    assert Booking._default_manager.count() >= 300
    assert Location._default_manager.count() == 3
    assert list(wrong_sums()) == []
    assert kept_by_the_database() == kept


def test_whoever_stops_it_half_way_has_no_rows_and_every_index():
    kept = kept_by_the_database()

    def stop_at_the_bookings(sentence: str) -> None:
        if sentence == "writing bookings":
            raise StoppedHere

    with pytest.raises(StoppedHere):
        seed(Plan(bookings=300, locations=3), tell=stop_at_the_bookings)

    assert (Client._default_manager.count(), Location._default_manager.count()) == (0, 0)
    assert kept_by_the_database() == kept
