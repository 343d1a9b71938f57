"""Who asks for files and brings them in: the owner of the seeded location."""

from __future__ import annotations

from daybook.access.choices import Role
from daybook.access.models import Membership, User
from daybook.access.queries import actor_of
from daybook.locations.models import Location
from daybook.shared.actor import Actor

EMAIL = "bench@daybook.example"


def owner_actor() -> Actor:
    """The owner; made where there is none yet."""
    place = Location.objects.filter(name="Seeded 1").latest("pk")
    user, _is_new = User.objects.get_or_create(email=EMAIL, defaults={"name": "Bench"})
    Membership.objects.get_or_create(user=user, location=place, defaults={"role": Role.OWNER})
    mine = Membership.objects.select_related("user", "location").get(user=user, location=place)
    return actor_of(mine, channel="desk")
