"""A small salon with bookings of every kind, made by chance from a seed, and questions that may be asked of it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.bookings.choices import VisitStatus
from daybook.bookings.models import Booking, BookingCategory
from daybook.catalogue.models import Service, ServiceCategory
from daybook.clients.models import Client
from daybook.locations.models import Location
from daybook.staff.models import Position, StaffMember
from daybook.uploads.models import Upload
from tests.factories import (
    a_booking,
    a_booking_category,
    a_client,
    a_location,
    a_membership,
    a_position,
    a_service,
    a_service_category,
    a_staff_member,
    a_user,
    an_upload,
)

NAMES = (
    "Анна Ковалёва",
    "Жанна Королева",
    "АННА-МАРИЯ Берг",
    "Zoë Müller",
    "Zoe Miller",
    "José Ángel Nuñez",
    "Ann Lee",
    "Ёлкин Семён",
    "Сергей Йогин",
    "100% Real_Name",
    "O'Neil  Patrick",
)
CLOCKS_CHANGE = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
"""In Lisbon: 1:00 becomes 2:00."""


@dataclass(frozen=True)
class World:
    """What there is at one location."""

    location: Location
    staff: list[StaffMember]
    positions: list[Position]
    service_categories: list[ServiceCategory]
    services: list[Service]
    categories: list[BookingCategory]
    clients: list[Client]
    users: list[User]
    uploads: list[Upload]
    bookings: list[Booking]


def a_world(bookings: int = 150, seed: int = 7) -> World:
    """A location with so many bookings, and another one with a few that must never show."""
    chance = random.Random(seed)
    here = a_location("Here")
    world = _people_and_things(here, chance)
    made = [_a_booking_by_chance(world, chance) for _number in range(bookings)]
    elsewhere = a_location("Elsewhere")
    for name in NAMES[:4]:
        stranger = a_client(name, phone=f"+35191200{chance.randrange(10**4):04}", location=elsewhere)
        a_booking(location=elsewhere, client=stranger)
    world.bookings.extend(Booking.objects.filter(pk__in=[booking.pk for booking in made]))
    return world


def _people_and_things(here: Location, chance: random.Random) -> World:
    positions = [a_position(location=here) for _number in range(3)]
    shelves = [a_service_category(location=here) for _number in range(4)]
    return World(
        location=here,
        staff=[a_staff_member(position=chance.choice([*positions, None]), location=here) for _number in range(6)],
        positions=positions,
        service_categories=shelves,
        services=[a_service(category=shelf, location=here) for shelf in shelves for _number in range(2)],
        categories=[a_booking_category(location=here) for _number in range(4)],
        clients=[a_client(name, phone=_a_phone(chance), location=here) for name in NAMES * 2],
        users=[a_membership(Role.MANAGER, user=a_user(), location=here).user for _number in range(3)],
        uploads=[an_upload(location=here) for _number in range(2)],
        bookings=[],
    )


def _a_phone(chance: random.Random) -> str:
    start = chance.choice(["+351912", "+12123", "+7912344"])
    return "" if chance.random() < 0.1 else start + "".join(chance.choice("0123456789") for _digit in range(6))


def _a_booking_by_chance(world: World, chance: random.Random) -> Booking:
    start = CLOCKS_CHANGE + timedelta(minutes=15 * chance.randrange(-20 * 96, 20 * 96))
    services = tuple(chance.sample(world.services, chance.choice([0, 0, 1, 1, 2, 3])))
    price = chance.choice([0, 40]) if services else 0
    cost = Decimal(price * len(services))
    return a_booking(
        location=world.location,
        staff=chance.choice(world.staff),
        client=chance.choice([*world.clients, world.clients[0]]),
        starts_at=start,
        services=services,
        price=price,
        paid=chance.choice([Decimal(0), cost / 2, cost]),
        status=chance.choice(list(VisitStatus)),
        categories=tuple(chance.sample(world.categories, chance.choice([0, 0, 1, 2]))),
        may_overlap=True,
        **_a_deletion_by_chance(world, start, chance),
        **_a_source_by_chance(chance),
        created_at=start - timedelta(minutes=chance.randrange(-3000, 30_000)),
        created_by=chance.choice([*world.users, None]),
        upload=chance.choice([*world.uploads, None, None]),
    )


def _a_deletion_by_chance(world: World, start: datetime, chance: random.Random) -> dict[str, Any]:
    if chance.random() >= 0.25:
        return {}
    through = chance.choice(["desk", "desk", "upload", "online", "api", "clock"])
    early = chance.choice([-90, -1, 0, 1, 119, 120, 600, 1440, 2000, 4320, 9000])
    return {
        "deleted_at": start - timedelta(minutes=early),
        "deleted_through": through,
        "deleted_by": chance.choice(world.users) if through in {"desk", "upload", "api"} else None,
    }


def _a_source_by_chance(chance: random.Random) -> dict[str, Any]:
    is_online = chance.random() < 0.4
    return {"is_online": is_online, "source_name": chance.choice(["Widget", "App", ""]) if is_online else ""}
