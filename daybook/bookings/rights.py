"""Who may do what with a booking; nothing else decides."""

from __future__ import annotations

from daybook.bookings.models import Booking, BookingQuerySet
from daybook.shared.actor import Actor
from daybook.shared.outcomes import Refusal


def visible(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """Those the actor may see in the register: all kinds, deleted ones too, as far back as they may look."""
    raise NotImplementedError


def visible_in_calendar(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """Those the actor may see in the calendar and the visit form; deleted ones are for the caller to leave out."""
    raise NotImplementedError


def refusal_to_delete(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not delete this booking; None if they may."""
    raise NotImplementedError


def refusal_to_edit(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not change this booking (its status and categories too); None if they may."""
    raise NotImplementedError


def refusal_to_move(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not give this booking another time or staff member; None if they may."""
    raise NotImplementedError


def refusal_to_set_status(booking: Booking, actor: Actor) -> Refusal | None:
    """Why this actor may not set this booking's status; None if they may."""
    raise NotImplementedError


def deletable(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """The same rule as `refusal_to_delete`, asked of a whole set."""
    raise NotImplementedError


def editable(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """The same rule as `refusal_to_edit`, asked of a whole set."""
    raise NotImplementedError


def movable(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    """The same rule as `refusal_to_move`, asked of a whole set."""
    raise NotImplementedError
