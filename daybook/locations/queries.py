"""Facts about a business and its branches."""

from __future__ import annotations

from daybook.access.models import User
from daybook.access.queries import SECOND_STEPS
from daybook.locations.models import Business
from daybook.shared.actor import Actor


def business_of(actor: Actor) -> Business:
    """The business that the actor's location belongs to."""
    return Business.objects.get(locations=actor.location_id)


def people_without_second_step(business: Business) -> list[User]:
    """Those of the business who may sign in and have neither an authenticator app nor a passkey, by name."""
    people = User.objects.filter(
        is_active=True,
        memberships__location__business=business,
        memberships__invited_at=None,
        memberships__deactivated_at=None,
    )
    return list(people.exclude(authenticator__type__in=SECOND_STEPS).distinct().order_by("name", "pk"))
