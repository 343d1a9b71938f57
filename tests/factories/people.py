"""Those who serve, come, and sign in."""

from __future__ import annotations

from typing import Any

from daybook.access.choices import Limit, Right, Role
from daybook.access.models import Membership, User
from daybook.clients.models import Client, ClientCategory
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.staff.models import Position, StaffMember
from tests.factories.counting import the_next
from tests.factories.places import the_location

PASSWORD = "correct horse 17 battery"


def a_user(name: str = "Olga Desk", *, email: str | None = None) -> User:
    """A person who can sign in with `PASSWORD` (hashed cheaply by the test settings)."""
    user = User(email=(email or f"user{the_next()}@example.org").lower(), name=name)
    user.set_password(PASSWORD)
    user.save()
    return user


def a_membership(
    role: Role = Role.ADMINISTRATOR,
    *,
    user: User | None = None,
    location: Location | None = None,
    **switched: object,
) -> Membership:
    """A person at a location; single rights and limits by their keys: `delete_paid_records_access=True`."""
    return Membership.objects.create(
        user=user or a_user(), location=location or the_location(), role=role, switched=switched
    )


def an_actor(
    *rights: Right,
    location: Location | None = None,
    user: User | None = None,
    limits: dict[Limit, int] | None = None,
    channel: str = "desk",
) -> Actor:
    """Somebody at the location who holds just these rights; all of them where none are named."""
    place = location or the_location()
    person = user or a_user()
    return Actor(
        location_id=place.pk,
        user_id=person.pk,
        name=person.name,
        rights=frozenset(rights or Right),
        limits={limit.value: number for limit, number in (limits or {}).items()},
        zone=place.zone,
        country=place.country,
        currency=place.currency,
        locale=place.locale,
        channel=channel,
        address="192.0.2.7",
        request_id="request-0001",
    )


def a_client(
    name: str = "Anna Kovács", *, phone: str | None = None, location: Location | None = None, **more: Any
) -> Client:
    number = f"+3519120{the_next():05d}" if phone is None else phone
    return Client.objects.create(location=location or the_location(), name=name, phone=number, **more)


def a_client_category(
    title: str | None = None, *, color: str = "#2fb344", location: Location | None = None
) -> ClientCategory:
    return ClientCategory.objects.create(
        location=location or the_location(), title=title or f"Label {the_next()}", color=color
    )


def a_staff_member(
    name: str | None = None, *, position: Position | None = None, location: Location | None = None
) -> StaffMember:
    place = location or (position.location if position else the_location())
    return StaffMember.objects.create(location=place, name=name or f"Staff {the_next()}", position=position)
