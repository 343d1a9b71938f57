"""The first steps of a new Daybook: a business, its first location, and its owner."""

from __future__ import annotations

from daybook.access.choices import Role
from daybook.access.operations import create_user, give_membership
from daybook.locations.models import Location
from daybook.locations.operations.create_location import create_business, create_location
from daybook.locations.wishes import LocationWish
from daybook.shared.actor import Actor
from daybook.shared.operations import operation


@operation
def found_business(
    name: str, location: LocationWish, *, owner_email: str, owner_name: str, password: str, actor: Actor
) -> Location:
    """Make all three, or nothing: whoever owns the business can sign in afterwards."""
    business = create_business(name, actor=actor)
    place = create_location(business, location, actor=actor)
    owner = create_user(owner_email, owner_name, password, actor=actor)
    give_membership(owner, place.pk, Role.OWNER, actor=actor)
    return place
