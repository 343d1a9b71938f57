"""Whose time is taken by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from daybook.bookings.models import Booking
from daybook.bookings.rights import visible_in_calendar
from daybook.bookings.wishes import BookingWish
from daybook.shared.actor import Actor


@dataclass(frozen=True)
class Clash:
    """A live booking that takes some of the wished time; its client is named only to those who may see it."""

    starts_at: datetime
    ends_at: datetime
    staff: str
    client: str


def clashes(wishes: Iterable[BookingWish], actor: Actor) -> list[Clash | None]:
    """For each wish the first booking of others that takes its time; None where it is free, or its own already."""
    wished = list(wishes)
    own = {wish.booking_id: wish for wish in wished if wish.booking_id is not None}
    saved = Booking.objects.of(actor).filter(pk__in=own)
    settled = {row.pk for row in saved if _takes_no_new_time(row, own[row.pk])}
    return [None if wish.booking_id in settled else _clash(wish, own, actor) for wish in wished]


def _takes_no_new_time(saved: Booking, wish: BookingWish) -> bool:
    return (saved.staff_id, saved.starts_at, saved.ends_at) == (wish.staff_id, wish.starts_at, wish.ends_at)


def _clash(wish: BookingWish, own: Iterable[int], actor: Actor) -> Clash | None:
    others = Booking.objects.of(actor).exclude(pk__in=own).select_related("staff", "client")
    taking = others.overlapping(wish.staff_id, wish.starts_at, wish.ends_at).order_by("starts_at").first()
    if taking is None:
        return None
    is_visible = visible_in_calendar(Booking.objects.of(actor), actor).filter(pk=taking.pk).exists()
    client = taking.client.name if taking.client and is_visible else ""
    return Clash(taking.starts_at, taking.ends_at, taking.staff.name, client)
