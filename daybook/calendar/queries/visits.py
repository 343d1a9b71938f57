"""A visit as its form shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from daybook.bookings.models import Booking, BookingQuerySet, Line, Visit
from daybook.bookings.rights import visible_in_calendar
from daybook.payments.models import Payment
from daybook.shared.actor import Actor


@dataclass(frozen=True)
class ShownVisit:
    """A visit with those of its bookings that the actor may see, deleted ones too, in the order of the day."""

    visit: Visit
    bookings: list[Booking]
    hidden: int

    def live(self) -> list[Booking]:
        """Those that were not deleted."""
        return [booking for booking in self.bookings if not booking.is_deleted]


def shown_visit(visit_id: int, actor: Actor) -> ShownVisit | None:
    """The visit with all its form shows; None where the actor may see nothing of it."""
    visit = Visit.objects.of(actor).select_related("client").filter(pk=visit_id).first()
    if visit is None:
        return None
    bookings = list(_for_the_form(Booking.objects.of(actor).filter(visit_id=visit_id), actor))
    if not bookings:
        return None
    every = Booking.objects.of(actor).filter(visit_id=visit_id).count()
    return ShownVisit(visit, bookings, hidden=every - len(bookings))


def version_of(visit_id: int, actor: Actor) -> int | None:
    """The version of the visit; 0 where all of it was deleted, None where the actor may see nothing of it."""
    seen = visible_in_calendar(Booking.objects.of(actor).filter(visit_id=visit_id), actor)
    rows = seen.values_list("visit__version", "deleted_at")
    return max((0 if deleted_at else version for version, deleted_at in rows), default=None)


def shown_booking(booking_id: int, actor: Actor) -> Booking | None:
    """One booking with all its card shows; None where the actor may not see it."""
    return _for_the_form(Booking.objects.of(actor).filter(pk=booking_id), actor).first()


def _for_the_form(bookings: BookingQuerySet, actor: Actor) -> BookingQuerySet:
    lines = Line.objects.of(actor).select_related("service").order_by("place", "pk")
    payments = Payment.objects.of(actor).select_related("created_by").order_by("paid_at", "pk")
    return (
        visible_in_calendar(bookings, actor)
        .select_related("staff__position", "client", "visit", "created_by", "deleted_by")
        .prefetch_related(Prefetch("lines", lines))
        .prefetch_related(Prefetch("payments", payments))
        .order_by("starts_at", "pk")
    )


def rows_of(booking_ids: set[int], actor: Actor) -> BookingQuerySet:
    """These bookings, as far as the actor may see them."""
    return visible_in_calendar(Booking.objects.of(actor).filter(pk__in=booking_ids), actor)
