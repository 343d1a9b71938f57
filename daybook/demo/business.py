"""The business, its locations with all that Settings hold, and the people who sign in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.access.operations import create_user, give_membership
from daybook.access.rights import command_actor
from daybook.catalogue.operations import ServiceWish, create_service, create_service_category, give_service
from daybook.demo.hours import set_hours
from daybook.locations.models import Business, Location
from daybook.locations.operations import LocationWish, create_business, create_location
from daybook.shared.actor import Actor
from daybook.staff.operations import create_position, create_staff_member

PEOPLE = (
    ("owner", "Helena Duarte", Role.OWNER),
    ("manager", "Nino Beridze", Role.MANAGER),
    ("desk", "Olga Desk", Role.ADMINISTRATOR),
    ("accountant", "Rui Contas", Role.ACCOUNTANT),
    ("callcentre", "Clara Linha", Role.CALL_CENTRE),
    ("specialist", "", Role.SPECIALIST),
)
"""Who signs in, as what; the specialist is the first staff member of each location."""


def address(person: str) -> str:
    """The e-mail by which this person of the demo signs in."""
    return f"{person}@demo.example"


@transaction.atomic
def found_demo(setup: dict[str, Any], password: str) -> list[Location]:
    """Make everything but bookings, or nothing."""
    business = create_business(setup["business"], actor=command_actor())
    locations = [_open(business, wish) for wish in setup["locations"]]
    users = {}
    serving = setup["locations"][0]["staff"][0]["name"]
    for person, name, _role in PEOPLE:
        users[person] = create_user(address(person), name or serving, password, actor=command_actor())
    for location, wish in zip(locations, setup["locations"], strict=True):
        for person, _name, role in PEOPLE:
            give_membership(users[person], location.pk, role, actor=command_actor())
        actor = command_actor(location_id=location.pk)
        _fill(wish, users["specialist"], actor)
        set_hours(wish, date.fromisoformat(setup["first_day"]), actor)
    return locations


def _open(business: Business, wish: dict[str, Any]) -> Location:
    names = (
        "name",
        "time_zone",
        "currency",
        "country",
        "locale",
        "grid_minutes",
        "visit_interval_minutes",
    )
    return create_location(business, LocationWish(**{name: wish[name] for name in names}), actor=command_actor())


def _fill(wish: dict[str, Any], specialist: User, actor: Actor) -> None:
    """Positions, services and staff with what each of them gives, in the order of the file."""
    positions = {title: create_position(title, actor=actor).pk for title in wish["positions"]}
    services: dict[str, int] = {}
    for place, shelf in enumerate(wish["service_categories"]):
        category = create_service_category(shelf["name"], place=place, actor=actor)
        services |= {told["name"]: _sell(told, category.pk, actor) for told in shelf["services"]}
    for place, member in enumerate(wish["staff"]):
        user_id = None if place else specialist.pk
        position_id = positions[member["position"]]
        staff = create_staff_member(member["name"], position_id, user_id=user_id, place=place, actor=actor)
        for given in member["services"]:
            _give(given, services[given["name"]], staff.pk, actor)


def _sell(told: dict[str, Any], category_id: int, actor: Actor) -> int:
    wish = ServiceWish(
        name=told["name"],
        category_id=category_id,
        duration=timedelta(minutes=told["minutes"]),
        price_min=Decimal(told["price_from"]),
        price_max=Decimal(told["price_to"]),
    )
    return create_service(wish, actor=actor).pk


def _give(given: dict[str, Any], service_id: int, staff_id: int, actor: Actor) -> None:
    price = Decimal(given["price"]) if "price" in given else None
    duration = timedelta(minutes=given["minutes"]) if "minutes" in given else None
    give_service(service_id, staff_id, price=price, duration=duration, actor=actor)
