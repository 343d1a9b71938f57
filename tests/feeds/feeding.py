"""A calendar that reads a feed, and what it makes of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client as Browser
from django.urls import reverse
from icalendar import Calendar

from daybook.access.choices import Role
from daybook.access.models import Membership
from daybook.access.queries import actor_of
from daybook.feeds.operations import make_feed
from daybook.locations.models import Location
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember
from tests.factories import a_membership, a_staff_member, a_user


def somebody_who_serves(here: Location, role: Role = Role.SPECIALIST, **switched: object) -> tuple[StaffMember, Actor]:
    """A staff member with a sign-in of their own, and themselves as an actor."""
    person = a_user("Olga Ivanova")
    member = a_staff_member("Olga Ivanova", location=here)
    StaffMember.objects.filter(pk=member.pk).update(user=person)
    member.refresh_from_db()
    return member, acting(a_membership(role, user=person, location=here, **switched))


def a_manager(here: Location, **switched: object) -> Actor:
    """Somebody who may change the settings."""
    return acting(a_membership(Role.MANAGER, user=a_user("Mara Manager"), location=here, **switched))


def acting(membership: Membership) -> Actor:
    """The person of this membership, as their rights are now."""
    return actor_of(Membership.objects.get(pk=membership.pk), channel="desk", address="192.0.2.7", request_id="r-1")


def a_secret(member: StaffMember, actor: Actor, label: str = "Phone") -> str:
    """The secret of a new address."""
    return make_feed(member.pk, label, form_key=uuid4(), actor=actor)[1]


def ask(secret: str, **headers: str) -> Any:
    """The answer to a calendar, which has no session."""
    return Browser().get(reverse("feeds:feed", kwargs={"secret": secret}), headers=headers)


def events_at(secret: str) -> list[Any]:
    """What a parser finds there, in the order of the file."""
    answer = ask(secret)
    assert answer.status_code == 200, answer.content
    calendar = Calendar.from_ical(answer.content)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))
