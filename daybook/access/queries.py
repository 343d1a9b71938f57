"""Who somebody is at a location."""

from __future__ import annotations

from django.db.models import QuerySet

from daybook.access.models import Membership, User
from daybook.access.rights import limits_of, rights_of
from daybook.locations.models import Location
from daybook.shared.actor import Actor


def memberships_of(user: User) -> QuerySet[Membership]:
    """Where this person may work, by the locations' names."""
    return (
        Membership.objects.filter(user=user, user__is_active=True, location__retired_at=None)
        .select_related("location", "location__business")
        .order_by("location__name", "location_id")
    )


def actor_of(membership: Membership, *, channel: str, address: str = "", request_id: str = "") -> Actor:
    """The person of this membership as an actor at its location."""
    location: Location = membership.location
    return Actor(
        location_id=location.pk,
        user_id=membership.user_id,
        name=membership.user.name,
        rights=rights_of(membership.role, membership.switched),
        limits=limits_of(membership.switched),
        zone=location.zone,
        country=location.country,
        currency=location.currency,
        channel=channel,
        address=address,
        request_id=request_id,
    )
