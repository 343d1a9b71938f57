"""The first owner of a Daybook, with their business and its first location."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from daybook.access.models import User
from daybook.access.queries import is_anybody_here
from daybook.locations.models import Location
from daybook.locations.operations import found_business
from daybook.setup.wishes import FoundingWish
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere
from daybook.shared.operations import operation

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('setup.found_daybook'))"


@operation
def found_daybook(wish: FoundingWish, *, actor: Actor) -> tuple[User, Location]:
    """Make all of it where there is nobody yet; of two who ask at once one is told that they came too late."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
    if is_anybody_here():
        raise NotThere(_("This Daybook has an owner already. Sign in, or ask them to invite you."))
    location = found_business(
        wish.business,
        wish.location,
        owner_email=wish.email,
        owner_name=wish.name,
        password=wish.password,
        actor=actor,
    )
    return User.objects.get(memberships__location=location), location
