"""Who may do what with a booking; nothing else decides.

Each rule is a row of obstacles, and each obstacle has two faces: asked of one booking, and of a whole set.
A test holds the faces together over all rights and states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from daybook.access.choices import NO_LIMIT, Limit, Right
from daybook.bookings.choices import PaidState, VisitStatus
from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.days import day_begins
from daybook.shared.outcomes import Refusal
from daybook.staff.models import StaffMember

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def visible(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """Those the actor may see in the register: all kinds, deleted ones too, as far back as they may look."""
    return bookings.of(actor).filter(_in_register(actor), _own(actor))


def visible_in_calendar(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """Those the actor may see in the calendar and the visit form; deleted ones are for the caller to leave out."""
    return bookings.of(actor).filter(_in_calendar(actor), _own(actor))


def register_begins_on(actor: Actor) -> date | None:
    """The first day whose visits the register shows; None where it shows all, the last day there is where none."""
    begins = _register_begins(actor)
    if begins is None:
        return date.max
    return None if begins == ALL_TIME else begins.astimezone(actor.zone).date()


def visible_anywhere(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """Those the actor may see in the register, in the calendar, or in both."""
    return bookings.of(actor).filter(_in_register(actor) | _in_calendar(actor), _own(actor))


def sees_every_booking(actor: Actor) -> bool:
    """Whether no limit keeps any booking of the location from the actor."""
    begins = (_register_begins(actor), calendar_begins(actor))
    return ALL_TIME in begins and not _limit(actor, Limit.ONLY_STAFF) and not _limit(actor, Limit.ONLY_POSITION)


def refusal_to_delete(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not delete this booking; None if they may."""
    return _first(TO_DELETE, booking, actor)


def refusal_to_edit(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not change this booking (its status and categories too); None if they may."""
    return _first(TO_EDIT, booking, actor)


def refusal_to_move(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not give this booking another time or staff member; None if they may."""
    return _first(TO_MOVE, booking, actor)


def refusal_to_set_status(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not set this booking's status; None if they may."""
    return _first(TO_EDIT, booking, actor)


def refusal_to_reach(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this booking is closed to the actor whatever they want of it: not for them to see, or deleted."""
    return _first((OUT_OF_REACH, ALREADY_DELETED), booking, actor)


def deletable(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """The same rule as `refusal_to_delete`, asked of a whole set."""
    return _without(TO_DELETE, bookings, actor)


def editable(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """The same rule as `refusal_to_edit`, asked of a whole set."""
    return _without(TO_EDIT, bookings, actor)


def movable(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """The same rule as `refusal_to_move`, asked of a whole set."""
    return _without(TO_MOVE, bookings, actor)


def refusal_to_create(actor: Actor) -> Refusal | None:
    """Why this actor may not make bookings at all; None if they may."""
    if actor.has(Right.CREATE_BOOKINGS):
        return None
    return Refusal("no_right", str(_("You may not make bookings.")))


def refusal_to_set_up(actor: Actor) -> Refusal | None:
    """Why this actor may not change the booking categories of the location; None if they may."""
    if actor.has(Right.SETTINGS):
        return None
    return Refusal("no_right", str(_("You may not change the settings of this location.")))


def may_book_for(staff: StaffMember, actor: Actor) -> bool:
    """Whether this staff member is among those whose bookings the actor may see and make."""
    only_staff, only_position = _limit(actor, Limit.ONLY_STAFF), _limit(actor, Limit.ONLY_POSITION)
    return only_staff in {0, staff.pk} and only_position in {0, staff.position_id}


def refusal_to_take(staff: StaffMember, starts_at: datetime, actor: Actor) -> Refusal | None:
    """Why this actor may not put a booking into this staff member's column at this time; None if they may."""
    if not may_book_for(staff, actor):
        return Refusal("not_yours", str(_("You may not book for this staff member.")))
    days = _limit(actor, Limit.CALENDAR_DAYS)
    if days >= 0 and starts_at < _days_back(days, actor):
        return Refusal("too_far_back", str(_("You may not book that far back.")))
    return None


def may_book_over(actor: Actor) -> bool:
    """Whether the actor may take time that is taken, or at which nobody works, where they say so."""
    return actor.has(Right.BOOK_OVER)


def may_set_prices(actor: Actor) -> bool:
    """Whether the actor may give a line another price than the catalogue's."""
    return actor.has(Right.EDIT_COST)


def may_set_discounts(actor: Actor) -> bool:
    """Whether the actor may give a line a discount, or a cost that comes to one."""
    return actor.has(Right.EDIT_DISCOUNT)


def sees_payments(actor: Actor) -> bool:
    """Whether the actor may know what was paid when and how."""
    return actor.has(Right.PAYMENTS)


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of an act: `stands` asks one booking, `rows` are all that it stands before."""

    code: str
    sentence: str | Promise
    stands: Callable[[Booking, Actor], bool]
    rows: Callable[[Actor], Q]

    def refusal(self) -> Refusal:
        """The obstacle as the person reads it."""
        return Refusal(self.code, str(self.sentence))


def _unless(right: Right, rows: Q) -> Callable[[Actor], Q]:
    return lambda actor: NOTHING if actor.has(right) else rows


def _missing(right: Right, sentence: str | Promise) -> Obstacle:
    return Obstacle("no_right", sentence, lambda _booking, actor: not actor.has(right), _unless(right, EVERYTHING))


ALREADY_DELETED = Obstacle(
    "already_deleted",
    _("It was deleted before."),
    lambda booking, _actor: booking.is_deleted,
    lambda _actor: Q(deleted_at__isnull=False),
)
OUT_OF_REACH = Obstacle(
    "out_of_reach",
    _("It is not among the bookings that you may see."),
    lambda booking, actor: not _reaches(booking, actor),
    lambda actor: ~((_in_register(actor) | _in_calendar(actor)) & _own(actor)),
)
ARRIVED = Q(status=VisitStatus.ARRIVED)
PAID_IN_FULL = Q(payments_count__gt=0, paid_state=PaidState.FULL)

TO_DELETE = (
    ALREADY_DELETED,
    OUT_OF_REACH,
    _missing(Right.DELETE_BOOKINGS, _("You may not delete bookings.")),
    Obstacle(
        "paid",
        _("It has a payment, and you may not delete paid bookings."),
        lambda booking, actor: booking.payments_count > 0 and not actor.has(Right.DELETE_PAID),
        _unless(Right.DELETE_PAID, Q(payments_count__gt=0)),
    ),
    Obstacle(
        "arrived",
        _("The client has arrived, and you may not delete such bookings."),
        lambda booking, actor: booking.status == VisitStatus.ARRIVED and not actor.has(Right.DELETE_ARRIVED),
        _unless(Right.DELETE_ARRIVED, ARRIVED),
    ),
)
TO_EDIT = (
    ALREADY_DELETED,
    OUT_OF_REACH,
    _missing(Right.EDIT_BOOKINGS, _("You may not change bookings.")),
    Obstacle(
        "arrived",
        _("The client has arrived, and you may not change such bookings."),
        lambda booking, actor: booking.status == VisitStatus.ARRIVED and not actor.has(Right.EDIT_ARRIVED),
        _unless(Right.EDIT_ARRIVED, ARRIVED),
    ),
    Obstacle(
        "paid",
        _("It is paid in full, and you may not change such bookings."),
        lambda booking, actor: _is_paid_in_full(booking) and not actor.has(Right.EDIT_PAID),
        _unless(Right.EDIT_PAID, PAID_IN_FULL),
    ),
)
TO_MOVE = (*TO_EDIT, _missing(Right.TRANSFER, _("You may not move bookings to another time or staff member.")))


def _first(obstacles: tuple[Obstacle, ...], booking: Booking, actor: Actor) -> Refusal | None:
    return next((obstacle.refusal() for obstacle in obstacles if obstacle.stands(booking, actor)), None)


def _without(obstacles: tuple[Obstacle, ...], bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    rows = bookings.of(actor)
    for obstacle in obstacles:
        rows = rows.exclude(obstacle.rows(actor))
    return rows


def _is_paid_in_full(booking: Booking) -> bool:
    """A booking with nothing to pay and no payment is free to change: there is no money to guard."""
    return booking.payments_count > 0 and booking.paid >= booking.cost


def _reaches(booking: Booking, actor: Actor) -> bool:
    if booking.location_id != actor.location_id or not may_book_for(booking.staff, actor):
        return False
    begins = [begin for begin in (_register_begins(actor), calendar_begins(actor)) if begin]
    return any(booking.starts_at >= begin for begin in begins)


def _own(actor: Actor) -> Q:
    rows = Q()
    if only_staff := _limit(actor, Limit.ONLY_STAFF):
        rows &= Q(staff_id=only_staff)
    if only_position := _limit(actor, Limit.ONLY_POSITION):
        rows &= Q(staff_id__in=StaffMember.objects.of(actor).filter(position_id=only_position).values("pk"))
    return rows


def _in_register(actor: Actor) -> Q:
    return _since(_register_begins(actor))


def _in_calendar(actor: Actor) -> Q:
    return _since(calendar_begins(actor))


def _since(begin: datetime | None) -> Q:
    if begin is None:
        return NOTHING
    return EVERYTHING if begin == ALL_TIME else Q(starts_at__gte=begin)


ALL_TIME = datetime.min.replace(tzinfo=timezone.get_fixed_timezone(0))


def _register_begins(actor: Actor) -> datetime | None:
    """The moment since which the register shows visits; None where it shows none."""
    days = _limit(actor, Limit.REGISTER_DAYS)
    if not actor.has(Right.REGISTER) or days == 0:
        return None
    return ALL_TIME if days < 0 else _days_back(days, actor)


def calendar_begins(actor: Actor) -> datetime | None:
    """The moment since which the calendar shows visits; None where it shows none. 0 days: from today on."""
    days = _limit(actor, Limit.CALENDAR_DAYS)
    if not actor.has(Right.CALENDAR):
        return None
    return ALL_TIME if days < 0 else _days_back(days, actor)


A_CENTURY = 36_525
"""Days: whoever may look back further sees no more, and no calendar counts as far as a person can type."""


def _days_back(days: int, actor: Actor) -> datetime:
    day = timezone.localdate(timezone=actor.zone) - timedelta(days=min(days, A_CENTURY))
    return day_begins(day, actor.zone)


def _limit(actor: Actor, limit: Limit) -> int:
    return actor.limit(limit, NO_LIMIT[limit])
