"""Closing a branch, and opening it again: nothing of it is lost meanwhile."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.access.choices import Right
from daybook.access.models import Membership
from daybook.access.rights import rights_of
from daybook.locations.models import Business, Location
from daybook.locations.operations.edit_location import StandsStill
from daybook.locations.queries import closed_locations, has_bookings_to_come
from daybook.locations.rights import refusal_to_open
from daybook.shared.actor import Actor
from daybook.shared.alone import FILE_WRITES, beside
from daybook.shared.errors import DomainError, NotThere, refuse
from daybook.shared.operations import operation
from daybook.shared.versions import keep


class LastLocation(DomainError):
    """Nobody could open it again: that is done from another location of the business."""

    code = "last_location"


class StillBooked(DomainError):
    """Clients are expected there."""

    code = "still_booked"


@operation
def close_location(*, actor: Actor) -> Location:
    """Let nobody into the actor's location any more; bookings, people and their rights are kept as they are.

    Refused while bookings are to come, and where nobody with full access would be left at another location.
    """
    refuse(refusal_to_open(actor))
    if not beside(FILE_WRITES, actor.location_id):
        raise StandsStill(_("A file is being brought in here. Try again when it is done."))
    business = Business.objects.select_for_update(of=("self",)).get(locations=actor.location_id)
    location = Location.objects.select_for_update(of=("self",)).get(pk=actor.location_id)
    if not _has_owner_elsewhere(business, location):
        raise LastLocation(
            _("This is the only location that somebody with full access would have. Open another one first.")
        )
    if has_bookings_to_come(actor):
        raise StillBooked(_("Bookings are to come here: move or delete them first."))
    keep(location, retired_at=timezone.now())
    return location


@operation
def reopen_location(location_id: int, *, actor: Actor) -> Location:
    """Let whoever worked at a closed location of the actor's business in again. `NotThere` for one that is open."""
    refuse(refusal_to_open(actor))
    closed = closed_locations(actor).select_for_update(of=("self",)).filter(pk=location_id).first()
    if closed is None:
        raise NotThere(_("There is no such closed location."))
    keep(closed, retired_at=None)
    return closed


def _has_owner_elsewhere(business: Business, location: Location) -> bool:
    others = Membership.objects.that_count().filter(location__business=business).exclude(location=location)
    return any(Right.FULL in rights_of(other.role, other.switched) for other in others)
