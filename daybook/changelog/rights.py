"""Who may read what in the change log: nothing that they may not see elsewhere."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.rights import sees_every_booking, visible_anywhere
from daybook.changelog.choices import OF_A_BOOKING, THING, THINGS, Thing
from daybook.changelog.models import Change
from daybook.shared.actor import Actor
from daybook.shared.history import event_rows
from daybook.shared.tenancy import LocationQuerySet


def readable_things(actor: Actor) -> list[Thing]:
    """The things whose changes the actor may read, in their order."""
    sees_bookings = any(actor.has(right) for right in THING["booking"].opened_by)
    return [
        thing
        for thing in THINGS
        if any(actor.has(right) for right in thing.opened_by) and (sees_bookings or thing.name not in OF_A_BOOKING)
    ]


def visible(changes: LocationQuerySet[Change], actor: Actor) -> LocationQuerySet[Change]:
    """Those that tell of things the actor may see; of bookings, of those only that their limits leave them."""
    readable = {thing.name for thing in readable_things(actor)}
    rows = changes.of(actor).filter(thing__in=sorted(readable))
    if sees_every_booking(actor):
        return rows
    within = Q()
    for name in sorted(readable & OF_A_BOOKING):
        # In this order: the look into history is worth its while only for changes of the right thing.
        within |= Q(thing=name) & Q(_tells_of(THING[name], seen_bookings(actor)))
    return rows.filter(within | ~Q(thing__in=sorted(OF_A_BOOKING)))


def seen_bookings(actor: Actor) -> BookingQuerySet:
    """Every booking that the actor sees somewhere, deleted ones too where the register shows them."""
    return visible_anywhere(Booking.objects.of(actor), actor)


def _tells_of(thing: Thing, bookings: BookingQuerySet) -> Exists:
    """That among the rows of history of a change there is one of these bookings."""
    column = thing.part_of[1] if thing.part_of else "pgh_obj_id"
    span = {"pgh_id__gte": OuterRef("first_id"), "pgh_id__lte": OuterRef("last_id"), "pgh_created_at": OuterRef("at")}
    return Exists(event_rows(thing.event).filter(**span, **{f"{column}__in": bookings.values("pk")}))
