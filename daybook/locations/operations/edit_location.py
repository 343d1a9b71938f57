"""Other settings for a branch, and a further branch of the business."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from daybook.access.choices import Role
from daybook.access.models import User
from daybook.access.operations import give_membership
from daybook.locations.models import Location
from daybook.locations.operations.create_location import create_location
from daybook.locations.queries import business_of, has_bookings
from daybook.locations.rights import refusal_to_set_up
from daybook.locations.steps import problems_of
from daybook.locations.wishes import LocationWish
from daybook.shared.actor import Actor
from daybook.shared.alone import FILE_WRITES, beside
from daybook.shared.errors import DomainError, Invalid, NotThere, Stale, refuse
from daybook.shared.operations import operation
from daybook.shared.versions import keep

FIELDS = (
    *("name", "time_zone", "currency", "country", "locale"),
    *("grid_minutes", "visit_interval_minutes", "link_days"),
)


class StandsStill(DomainError):
    """A file is being brought in, and its rows go by the clock and the money of the location."""

    code = "upload_busy"


@operation
def edit_location(wish: LocationWish, *, version: int, actor: Actor) -> Location:
    """Make the actor's location as wished; raises `Stale` where it was changed since `version`.

    Bookings stay where they are whatever the grid; clock and currency stay as they are where there are bookings.
    """
    refuse(refusal_to_set_up(actor))
    if not beside(FILE_WRITES, actor.location_id):
        raise StandsStill(_("A file is being brought in here. Try again when it is done."))
    # Stronger than elsewhere: no booking comes in between while we look whether there are any.
    location = Location.objects.select_for_update(of=("self",)).filter(pk=actor.location_id).first()
    if location is None:
        raise NotThere(_("There is no such location."))
    if location.version != version:
        raise Stale(_("Somebody else has changed this meanwhile. Nothing was saved: look at it again."))
    if problems := problems_of(wish) | _what_bookings_forbid(location, wish, actor):
        raise Invalid(problems)
    keep(location, **{name: getattr(wish, name) for name in FIELDS} | {"name": " ".join(wish.name.split())})
    return location


@operation
def open_location(wish: LocationWish, *, actor: Actor) -> Location:
    """Open a further branch of the actor's business, which they own: they work there too from now on."""
    opened = create_location(business_of(actor), wish, actor=actor)
    if actor.user_id:
        owner = User.objects.get(pk=actor.user_id)
        give_membership(owner, opened.pk, Role.OWNER, actor=replace(actor, location_id=opened.pk))
    return opened


def _what_bookings_forbid(location: Location, wish: LocationWish, actor: Actor) -> dict[str, list[str]]:
    is_moved = location.time_zone != wish.time_zone
    is_revalued = location.currency != wish.currency
    if not (is_moved or is_revalued) or not has_bookings(actor):
        return {}
    problems = {}
    if is_moved:
        problems["time_zone"] = [_("There are bookings by this clock: with another one they would change their hours.")]
    if is_revalued:
        problems["currency"] = [_("There are bookings in this currency: in another one their prices would be wrong.")]
    return problems
