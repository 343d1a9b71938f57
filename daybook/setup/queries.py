"""What a location has already of what it needs before bookings can be made."""

from __future__ import annotations

from typing import NamedTuple

from daybook.access.choices import Right
from daybook.access.models import User
from daybook.access.queries import actor_of, memberships_of
from daybook.catalogue.models import Service
from daybook.locations.queries import business_of
from daybook.shared.actor import Actor
from daybook.staff.models import StaffMember


class There(NamedTuple):
    """Who serves and what is sold at a location, by name."""

    staff: list[str]
    services: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither."""
        return not self.staff and not self.services


def what_is_there(actor: Actor) -> There:
    """Names in their order; those that were retired do not count."""
    staff = StaffMember.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    services = Service.objects.of(actor).filter(retired_at=None).order_by("place", "pk")
    return There(list(staff.values_list("name", flat=True)), list(services.values_list("name", flat=True)))


class Source(NamedTuple):
    """Another location to copy from, and the person as an actor there."""

    location_id: int
    name: str
    currency: str
    actor: Actor


def sources_for(actor: Actor) -> list[Source]:
    """The other locations of the business whose settings the actor may change, and where something is sold."""
    if actor.user_id is None:
        return []
    business = business_of(actor)
    elsewhere = [
        (one.location, actor_of(one, channel=actor.channel, address=actor.address, request_id=actor.request_id))
        for one in memberships_of(User(pk=actor.user_id))
        if one.location_id != actor.location_id and one.location.business_id == business.pk
    ]
    return [
        Source(place.pk, place.name, place.currency, there)
        for place, there in elsewhere
        if there.has(Right.SETTINGS) and Service.objects.of(there).filter(retired_at=None).exists()
    ]
