"""The seeded salon that is measured: which ids it has, and random values out of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg

DESK = """SELECT DISTINCT user_id FROM access_membership
  WHERE location_id = %(location)s AND role = 'administrator' ORDER BY 1"""
FIRST = date(2021, 11, 20)
SPAN = 1700


@dataclass
class Salon:
    """The big location of a seed: half of all bookings."""

    connection: psycopg.Connection[Any]
    location_id: int
    zone: str
    staff: list[int]
    rare_staff: int
    users: list[int]
    positions: list[int]
    shelves: list[int]
    labels: list[int]
    services: list[int]
    names: list[str]
    phones: list[str]
    chance: random.Random

    @classmethod
    def of(cls, connection: psycopg.Connection[Any], *, seed: int) -> Salon:
        """Read the ids of the seed's first location."""

        def column(sql: str) -> list[Any]:
            return [row[0] for row in connection.execute(sql, {"location": location_id})]

        location_id, zone = connection.execute(
            "SELECT id, time_zone FROM locations_location WHERE name = 'Seeded 1' ORDER BY id DESC LIMIT 1"
        ).fetchone() or (0, "UTC")
        own = "WHERE location_id = %(location)s ORDER BY id"
        staff = column(f"SELECT id FROM staff_staffmember {own}")
        return cls(
            connection=connection,
            location_id=location_id,
            zone=zone,
            staff=staff[:-1],
            rare_staff=staff[-1],
            users=column(DESK),
            positions=column(f"SELECT id FROM staff_position {own}"),
            shelves=column(f"SELECT id FROM catalogue_servicecategory {own}"),
            labels=column(f"SELECT id FROM bookings_bookingcategory {own}"),
            services=column(f"SELECT id FROM catalogue_service {own}"),
            names=column(f"SELECT name FROM clients_client {own} LIMIT 200"),
            phones=column(f"SELECT phone FROM clients_client {own} LIMIT 200"),
            chance=random.Random(seed),
        )

    def day(self, length: int = 1) -> tuple[date, date]:
        """A random span of days, both inclusive."""
        first = FIRST + timedelta(days=self.chance.randrange(0, SPAN - length))
        return first, first + timedelta(days=length - 1)

    def some(self, ids: list[int], many: int) -> list[int]:
        """Several of the ids, each once."""
        return sorted(self.chance.sample(ids, min(many, len(ids))))

    def part(self, text: str, least: int, most: int) -> str:
        """A random part of a text."""
        length = min(len(text), self.chance.randint(least, most))
        at = self.chance.randrange(0, len(text) - length + 1)
        return text[at : at + length]
