"""Facts about a business and its branches."""

from __future__ import annotations

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from daybook.access.models import User
from daybook.access.queries import SECOND_STEPS
from daybook.locations.models import Business, Location
from daybook.shared.actor import Actor


def business_of(actor: Actor) -> Business:
    """The business that the actor's location belongs to."""
    return Business.objects.get(locations=actor.location_id)


def has_bookings(actor: Actor) -> bool:
    """Whether anything was ever booked at the actor's location; the room of bookings stands above this one."""
    bookings: bool = apps.get_model("bookings.Booking").objects.of(actor).exists()
    return bookings


def has_bookings_to_come(actor: Actor) -> bool:
    """Whether clients are expected at the actor's location."""
    live = apps.get_model("bookings.Booking").objects.of(actor).not_cancelled()
    to_come: bool = live.filter(ends_at__gte=timezone.now()).exists()
    return to_come


def closed_locations(actor: Actor) -> QuerySet[Location]:
    """The locations of the actor's business that were closed, by name."""
    closed = Location.objects.filter(business__locations=actor.location_id, retired_at__isnull=False)
    return closed.order_by("name", "pk")


def location_of(actor: Actor) -> Location:
    """The location at which the actor acts, as it is now."""
    return Location.objects.get(pk=actor.location_id)


def people_without_second_step(business: Business) -> list[User]:
    """Those of the business who may sign in and have neither an authenticator app nor a passkey, by name."""
    people = User.objects.filter(
        is_active=True,
        memberships__location__business=business,
        memberships__invited_at=None,
        memberships__deactivated_at=None,
    )
    return list(people.exclude(authenticator__type__in=SECOND_STEPS).distinct().order_by("name", "pk"))
