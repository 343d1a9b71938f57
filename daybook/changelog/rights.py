"""Who may read what in the change log: nothing that they may not see elsewhere."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.bookings.rights import may_book_for, sees_every_booking, visible_anywhere
from daybook.changelog.choices import OF_A_BOOKING, OF_ONES_HOURS, THING, THINGS, Thing
from daybook.changelog.models import Change
from daybook.shared.actor import Actor
from daybook.shared.history import event_rows
from daybook.shared.tenancy import LocationQuerySet
from daybook.staff.models import StaffMember


def readable_things(actor: Actor) -> list[Thing]:
    """The things whose changes the actor may read, in their order."""
    sees_bookings = any(actor.has(right) for right in THING["booking"].opened_by)
    return [
        thing
        for thing in THINGS
        if any(actor.has(right) for right in thing.opened_by) and (sees_bookings or thing.name not in OF_A_BOOKING)
    ]


def visible(changes: LocationQuerySet[Change], actor: Actor) -> LocationQuerySet[Change]:
    """Those that tell of things the actor may see; of bookings and hours only those that their limits leave them."""
    readable = {thing.name for thing in readable_things(actor)}
    rows = changes.of(actor).filter(thing__in=sorted(readable))
    limited = limited_things(actor)
    if not limited:
        return rows
    within = ~Q(thing__in=sorted(limited))
    for name in sorted(readable & limited):
        # In this order: the look into history is worth its while only for changes of the right thing.
        within |= Q(thing=name) & Q(_tells_of(THING[name], actor))
    return rows.filter(within)


def limited_things(actor: Actor) -> frozenset[str]:
    """Of which things the actor may read some changes only: those of the bookings and the staff that they see."""
    return frozenset() if sees_every_booking(actor) else OF_A_BOOKING | OF_ONES_HOURS


def seen_bookings(actor: Actor) -> BookingQuerySet:
    """Every booking that the actor sees somewhere, deleted ones too where the register shows them."""
    return visible_anywhere(Booking.objects.of(actor), actor)


def seen_staff(actor: Actor) -> list[int]:
    """The staff members whose bookings the actor may see, those who left too."""
    staff = StaffMember.objects.of(actor).only("pk", "position_id", "location_id")
    return [member.pk for member in staff if may_book_for(member, actor)]


def column_of_limit(thing: Thing) -> str:
    """By which column of its rows a limited thing is narrowed: whose booking it is, or whose hours."""
    if thing.name in OF_ONES_HOURS:
        return "staff_id"
    return thing.part_of[1] if thing.part_of else "pgh_obj_id"


def _tells_of(thing: Thing, actor: Actor) -> Exists:
    """That among the rows of history of a change there is one that the actor may see."""
    seen = seen_staff(actor) if thing.name in OF_ONES_HOURS else seen_bookings(actor).values("pk")
    span = {"pgh_id__gte": OuterRef("first_id"), "pgh_id__lte": OuterRef("last_id"), "pgh_created_at": OuterRef("at")}
    return Exists(event_rows(thing.event).filter(**span, **{f"{column_of_limit(thing)}__in": seen}))
