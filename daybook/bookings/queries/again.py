"""Booking again what was booked once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from daybook.bookings import rights
from daybook.bookings.models import Booking, BookingQuerySet, Line
from daybook.bookings.wishes import BookingWish, ClientWish, LineWish, VisitWish
from daybook.clients.models import Client
from daybook.shared.actor import Actor
from daybook.shared.errors import NotThere


def wish_like(booking_id: int, *, actor: Actor) -> VisitWish:
    """A new visit's form filled in from this booking (a deleted one too): same client, staff member and services.

    At its own time where that is still to come, else at the same time of day, today or tomorrow; at the catalogue's
    prices of now; without services and a client that are retired since. Raises `NotThere` where the actor may see no
    such booking.
    """
    booking = _seen(actor).filter(pk=booking_id).first()
    if booking is None:
        raise NotThere(_("There is no such booking here."))
    return _visit([booking], _next_time(booking.starts_at, actor).date(), actor)


def visit_like(visit_id: int, *, on: date, actor: Actor) -> VisitWish:
    """A new visit's form filled in from the live bookings of this one, at the same times of the day `on`.

    Else as `wish_like`; of bookings that the actor may not see nothing is copied.
    """
    bookings = list(_seen(actor).not_cancelled().filter(visit_id=visit_id).order_by("starts_at", "pk"))
    if not bookings:
        raise NotThere(_("There is no such visit here."))
    return _visit(bookings, on, actor)


def _seen(actor: Actor) -> BookingQuerySet:
    everything = Booking.objects.of(actor)
    seen = Q(pk__in=rights.visible(everything, actor)) | Q(pk__in=rights.visible_in_calendar(everything, actor))
    return everything.filter(seen).select_related("client")


def _visit(bookings: list[Booking], on: date, actor: Actor) -> VisitWish:
    shift = on - bookings[0].starts_at.astimezone(actor.zone).date()
    wishes = [
        BookingWish(row.staff_id, _shifted(row.starts_at, shift, actor), row.duration, _lines(row, actor))
        for row in bookings
    ]
    return VisitWish(_party(bookings[0].client), tuple(wishes))


def _party(client: Client | None) -> ClientWish | None:
    return ClientWish(client.pk, client.name) if client and not client.retired_at else None


def _lines(booking: Booking, actor: Actor) -> tuple[LineWish, ...]:
    lines = Line.objects.of(actor).filter(booking=booking, service__retired_at=None).order_by("place", "pk")
    return tuple(LineWish(line.service_id, amount=line.amount) for line in lines)


def _shifted(starts_at: datetime, shift: timedelta, actor: Actor) -> datetime:
    """So many days later by the location's clocks; the very moment where it stays on its day."""
    local = starts_at.astimezone(actor.zone)
    return datetime.combine(local.date() + shift, local.time(), tzinfo=actor.zone) if shift else starts_at


def _next_time(starts_at: datetime, actor: Actor) -> datetime:
    """This moment while it is still to come, else the next with this time of day on the location's clocks."""
    now = timezone.now().astimezone(actor.zone)
    local = starts_at.astimezone(actor.zone)
    if starts_at > now:
        return local
    today = datetime.combine(now.date(), local.time(), tzinfo=actor.zone)
    return today if today > now else datetime.combine(now.date() + timedelta(days=1), local.time(), tzinfo=actor.zone)
