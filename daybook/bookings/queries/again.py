"""Booking again what was booked once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking, Line
from daybook.bookings.wishes import BookingWish, ClientWish, LineWish, VisitWish
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere


def wish_like(booking_id: int, *, actor: Actor) -> VisitWish:
    """A new visit's form filled in from this booking (a deleted one too): same client, staff member and services.

    At its own time where that is still to come, else at the same time of day, today or tomorrow; at the catalogue's
    prices of now; without services and a client that are retired since. Raises `NotThere` where the actor may see no
    such booking.
    """
    everything = Booking.objects.of(actor)
    seen = Q(pk__in=rights.visible(everything, actor)) | Q(pk__in=rights.visible_in_calendar(everything, actor))
    booking = everything.filter(seen, pk=booking_id).select_related("client").first()
    if booking is None:
        raise NotThere(_("There is no such booking here."))
    client = booking.client if booking.client and not booking.client.retired_at else None
    wish = BookingWish(booking.staff_id, _next_time(booking.starts_at, actor), booking.duration, _lines(booking, actor))
    return VisitWish(ClientWish(client.pk, client.name) if client else None, (wish,))


def _lines(booking: Booking, actor: Actor) -> tuple[LineWish, ...]:
    lines = Line.objects.of(actor).filter(booking=booking, service__retired_at=None).order_by("place", "pk")
    return tuple(LineWish(line.service_id, amount=line.amount) for line in lines)


def _next_time(starts_at: datetime, actor: Actor) -> datetime:
    """This moment while it is still to come, else the next with this time of day on the location's clocks."""
    now = timezone.now().astimezone(actor.zone)
    if starts_at > now:
        return starts_at
    clock = starts_at.astimezone(actor.zone).time()
    today = datetime.combine(now.date(), clock, tzinfo=actor.zone)
    return today if today > now else datetime.combine(now.date() + timedelta(days=1), clock, tzinfo=actor.zone)
